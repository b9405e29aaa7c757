// Section 4: requests, landings, and what became of the requests, whole and per interval. Pure.

import type { ServiceReport } from '../../shared/contract/reports.ts';
import { isoTime } from '../../shared/iso-time.ts';
import { type PackedService, packIntervals } from '../../shared/report-wire.ts';
import { type ServiceCounts, serviceFigures } from '../../shared/service-figures.ts';
import { type Choice, type Directory, isOfChoice, isWhose } from './choice.ts';
import type { Conversation } from './conversation.ts';
import type { Days } from './days.ts';
import type { Landing } from './landing.ts';
import { isIn, type Span } from './span.ts';

/** A customer who stayed less after the pick-up was not received. */
const STAYED_MS = 10_000;
export const MINUTE_MS = 60_000;

export interface ServiceQuestion {
  readonly from: string;
  readonly to: string;
  readonly days: Days;
  readonly at: number;
  readonly interval: number | null;
  readonly span: Span;
  readonly choice: Choice;
}

/** Counts of one interval; `explain/` has them of one request alone. */
export type ServiceSum = { -readonly [C in keyof ServiceCounts]: number };

export function emptySum(): ServiceSum {
  return { requests: 0, landings: 0, received: 0, assisted: 0, agent_did_not_answer: 0, left_in_queue: 0 };
}

/** A request: an inbound video, or an inbound call that the customer asked for (channel `callback`). */
export function isRequest(c: Conversation): boolean {
  return c.opened !== null && !c.outbound && (c.kind === 'video' || (c.kind === 'call' && c.channel === 'callback'));
}

/** Picked up while open, and stayed at least 10 s: to the next close, or to `at` while open. */
export function isReceived(c: Pick<Conversation, 'pickedOpen' | 'pickedOpenClose'>, at: number): boolean {
  return c.pickedOpen !== null && (c.pickedOpenClose ?? at) - c.pickedOpen >= STAYED_MS;
}

/** A request of the period, within the choice. */
export function isAskedRequest(
  c: Conversation,
  directory: Directory,
  { span, choice }: Pick<ServiceQuestion, 'span' | 'choice'>,
): boolean {
  return isRequest(c) && isIn(span, c.opened) && isOfChoice(c, choice) && isWhose(c, choice, directory);
}

/** What of a request decides how it counts. */
export type RequestState = Pick<Conversation, 'pickedOpen' | 'pickedOpenClose' | 'answered' | 'open' | 'everAssigned'>;

export function countRequest(sum: ServiceSum, c: RequestState, at: number): void {
  sum.requests++;
  if (!isReceived(c, at)) return;
  sum.received++;
  if (c.answered !== null) sum.assisted++;
  else if (!c.open && c.everAssigned) sum.agent_did_not_answer++;
  else if (!c.open) sum.left_in_queue++;
}

/** A landing has its own product, channel and group, every kind and no agent. */
export function isLandingChosen([, product, group, channel]: Landing, choice: Choice): boolean {
  return (
    choice.agent.size === 0 &&
    (choice.product.size === 0 || (product !== null && choice.product.has(product))) &&
    (choice.group.size === 0 || (group !== null && choice.group.has(group))) &&
    (choice.channel.size === 0 || (channel !== null && choice.channel.has(channel)))
  );
}

export function serviceTally(
  conversations: Iterable<Conversation>,
  landings: Iterable<Landing>,
  directory: Directory,
  question: ServiceQuestion,
): ServiceTally {
  const tally = newTally(question);
  for (const c of conversations) addConversation(tally, c, directory, question);
  for (const landing of landings) addLanding(tally, landing, question);
  return tally;
}

/** Sums of the whole period and of each interval. */
export interface ServiceTally {
  readonly total: ServiceSum;
  readonly starts: readonly number[];
  readonly sums: readonly ServiceSum[];
}

export function newTally({ days, from, to, interval }: ServiceQuestion): ServiceTally {
  const starts = interval === null ? [] : intervalStarts(days, from, to, interval * MINUTE_MS);
  return { total: emptySum(), starts, sums: starts.map(emptySum) };
}

/** The sum of the interval that holds `ms`; null where there is none. */
export function intervalSum({ starts, sums }: ServiceTally, ms: number): ServiceSum | null {
  const place = lastAtOrBefore(starts, ms);
  return place < 0 ? null : (sums[place] as ServiceSum);
}

export function addConversation(
  tally: ServiceTally,
  c: Conversation,
  directory: Directory,
  question: ServiceQuestion,
): void {
  if (isAskedRequest(c, directory, question)) addRequest(tally, c.opened as number, c, question.at);
}

export function addRequest(tally: ServiceTally, opened: number, c: RequestState, at: number): void {
  countRequest(tally.total, c, at);
  const sum = intervalSum(tally, opened);
  if (sum !== null) countRequest(sum, c, at);
}

export function addLanding(tally: ServiceTally, landing: Landing, { span, choice }: ServiceQuestion): void {
  if (isIn(span, landing[0]) && isLandingChosen(landing, choice)) addLandings(tally, landing[0], 1);
}

export function addLandings(tally: ServiceTally, ms: number, times: number): void {
  tally.total.landings += times;
  const sum = intervalSum(tally, ms);
  if (sum !== null) sum.landings += times;
}

export function serviceOf(tally: ServiceTally, question: ServiceQuestion): ServiceReport {
  const head = headOf(tally, question);
  if (question.interval === null) return head;
  const { starts, sums } = tally;
  return {
    ...head,
    intervals: starts.map((start, i) => ({ start: isoTime(start), ...serviceFigures(sums[i] as ServiceSum) })),
  };
}

/** The same on its way to a console: a month's thousands of intervals without an object each. */
export function packedServiceOf(tally: ServiceTally, question: ServiceQuestion): PackedService {
  const head = headOf(tally, question);
  return question.interval === null ? head : { ...head, intervals: packIntervals(tally.starts, tally.sums) };
}

function headOf({ total }: ServiceTally, { days, from, to }: ServiceQuestion) {
  return { report: 'service' as const, from, to, tz: days.tz, total: serviceFigures(total) };
}

/** Elapsed time from each day's first moment; the last interval of a day is cut at the day's end. */
export function intervalStarts(days: Days, from: string, to: string, stepMs: number): number[] {
  const starts: number[] = [];
  const { end } = days.on(to);
  for (let day = days.on(from); day.start < end; day = days.of(day.end)) {
    for (let start = day.start; start < day.end; start += stepMs) starts.push(start);
  }
  return starts;
}

/** The place of the interval that holds `ms`; -1 before the first. */
export function lastAtOrBefore(starts: readonly number[], ms: number): number {
  // All are alike but on the days when clocks change: a month's sums look for a hundred thousand of them.
  const [first = 0, second = first] = starts;
  const likely = Math.floor((ms - first) / (second - first));
  if ((starts[likely] as number) <= ms && ms < (starts[likely + 1] as number)) return likely;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] as number) <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
