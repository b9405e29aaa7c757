// Section 2: satisfaction, unanswered conversations and inactivity, per agent or per group. Pure.
import type { QualityFigures, QualityReport } from '../../shared/contract/reports.ts';
import { mean } from '../../shared/rounding.ts';
import { type Choice, type Directory, groupsOf, isAgentChosen, isOfChoice } from './choice.ts';
import type { Conversation } from './conversation.ts';
import type { Day } from './days.ts';
import { FACT, type Fact, INACTIVITY_ACTIONS } from './facts.ts';
import { isIn, type Span } from './span.ts';

export interface QualityQuestion {
  readonly from: string;
  readonly to: string;
  readonly tz: string;
  readonly by: 'agent' | 'group';
  readonly span: Span;
  readonly choice: Choice;
  readonly daily: Daily | null;
}

/** Asked for by day as well: which days, and of which rows beside the totals. */
export interface Daily {
  readonly days: readonly Day[];
  readonly dateOf: (ms: number) => string;
  readonly keys: readonly (string | null)[];
}

/** Counts of one row; `explain/` has them of one fact alone. */
export interface QualitySum {
  /** How many ratings of 1, 2, 3, 4 and 5 stars. */
  stars: number[];
  feedback: number;
  live: number;
  ended: number;
  actions: number[];
}

const STARS = [1, 2, 3, 4, 5] as const;

const NO_ACTIONS = INACTIVITY_ACTIONS.map(() => 0);

export function emptySum(): QualitySum {
  return { stars: [0, 0, 0, 0, 0], feedback: 0, live: 0, ended: 0, actions: [...NO_ACTIONS] };
}

function add(to: QualitySum, from: QualitySum): void {
  for (let i = 0; i < to.stars.length; i++) to.stars[i] = (to.stars[i] as number) + (from.stars[i] as number);
  to.feedback += from.feedback;
  to.live += from.live;
  to.ended += from.ended;
  for (let i = 0; i < to.actions.length; i++) to.actions[i] = (to.actions[i] as number) + (from.actions[i] as number);
}

/** How many ratings. */
export function ratingsOf(sum: QualitySum): number {
  return sum.stars.reduce((all, count) => all + count, 0);
}

function isEmpty(sum: QualitySum): boolean {
  return ratingsOf(sum) + sum.feedback + sum.live + sum.ended === 0 && sum.actions.every((count) => count === 0);
}

function figures(sum: QualitySum): QualityFigures {
  const inactivity = Object.fromEntries(INACTIVITY_ACTIONS.map((action, i) => [action, sum.actions[i] as number]));
  const ratings = ratingsOf(sum);
  const stars = STARS.reduce((all, n, i) => all + n * (sum.stars[i] as number), 0);
  const byStars = Object.fromEntries(STARS.map((n, i) => [n, sum.stars[i] as number]));
  return {
    satisfaction_avg: mean(stars, ratings),
    satisfaction_count: ratings,
    satisfaction_stars: byStars as QualityFigures['satisfaction_stars'],
    feedback_count: sum.feedback,
    unanswered_live: sum.live,
    unanswered_ended: sum.ended,
    inactivity: inactivity as QualityFigures['inactivity'],
    inactivity_total: sum.actions.reduce((all, count) => all + count, 0),
    returning_assigned: inactivity.resumed_reassigned as number,
    returning_failed: inactivity.resumed_not_reassigned as number,
  };
}

/** Whether a fact is one of this section's, in this conversation. */
export function isQualityFact(c: Conversation, [code]: Fact): boolean {
  if (code === FACT.unansweredEnded) return c.kind === 'chat' && c.opened !== null;
  return code === FACT.rating || code === FACT.feedback || code === FACT.unansweredLive || code === FACT.inactivity;
}

export function count(sum: QualitySum, [code, , , value]: Fact): void {
  countFact(sum, code, value, 1);
}

/** Counts a fact that is there so many times. */
export function countFact(sum: QualitySum, code: number, value: number, times: number): void {
  if (code === FACT.rating) sum.stars[value - 1] = (sum.stars[value - 1] as number) + times;
  else if (code === FACT.feedback) sum.feedback += times;
  else if (code === FACT.unansweredLive) sum.live += times;
  else if (code === FACT.unansweredEnded) sum.ended += times;
  else sum.actions[value] = (sum.actions[value] as number) + times;
}

type Sums = ReadonlyMap<string | null, QualitySum>;

const NO_SUMS: Sums = new Map();

/** Facts that have no sum for each agent: of a month, day by day, those are twenty thousand objects. */
export interface Counted {
  addTo(sum: QualitySum, who: readonly (string | null)[]): void;
}

/** The facts of a period added up for whom they count; by day too, where that is asked for. */
export interface QualityTally {
  readonly whole: Map<string | null, QualitySum>;
  readonly byDay: Map<string, Map<string | null, QualitySum>>;
  /** Of a day, beside its sums. */
  readonly counted: Map<string, Counted>;
}

export function newTally(): QualityTally {
  return { whole: new Map(), byDay: new Map(), counted: new Map() };
}

export function addConversation({ whole, byDay }: QualityTally, c: Conversation, question: QualityQuestion): void {
  const { span, choice, daily } = question;
  if (!isOfChoice(c, choice)) return;
  for (const fact of c.facts) {
    if (!isIn(span, fact[1]) || !isQualityFact(c, fact)) continue;
    count(sumIn(whole, fact[2]), fact);
    if (daily !== null) count(sumIn(dayIn(byDay, daily.dateOf(fact[1])), fact[2]), fact);
  }
}

function dayIn(byDay: QualityTally['byDay'], date: string): Map<string | null, QualitySum> {
  let sums = byDay.get(date);
  if (sums === undefined) {
    sums = new Map();
    byDay.set(date, sums);
  }
  return sums;
}

export function sumIn(sums: Map<string | null, QualitySum>, who: string | null): QualitySum {
  let sum = sums.get(who);
  if (sum === undefined) {
    sum = emptySum();
    sums.set(who, sum);
  }
  return sum;
}

export function qualityReport(
  conversations: Iterable<Conversation>,
  directory: Directory,
  question: QualityQuestion,
): QualityReport {
  const tally = newTally();
  for (const c of conversations) addConversation(tally, c, question);
  return qualityOf(tally, directory, question);
}

export function qualityOf(
  { whole, byDay, counted }: QualityTally,
  directory: Directory,
  question: QualityQuestion,
): QualityReport {
  const { from, to, tz, by, daily } = question;
  const members = membersOf(directory, question, whole);
  const rows = [...members.rows].map(([key, who]) => ({
    key,
    name: key === null ? null : nameOf(directory, by, key),
    sum: sumOf(whole, who),
  }));
  const shown = rows.filter(({ key, sum }) => key !== null || !isEmpty(sum)).sort(nullLast(byNameThenKey));
  const days = daily?.days.map(({ date }) => {
    const sumOfDay = (who: readonly (string | null)[]) => {
      const sum = sumOf(byDay.get(date) ?? NO_SUMS, who);
      counted.get(date)?.addTo(sum, who);
      return sum;
    };
    const chosen = daily.keys.flatMap((key) => {
      const who = members.rows.get(key);
      return who === undefined ? [] : [{ key, ...figures(sumOfDay(who)) }];
    });
    return { date, rows: chosen, totals: figures(sumOfDay(members.all)) };
  });
  return {
    report: 'quality' as const,
    from,
    to,
    tz,
    by,
    rows: shown.map(({ sum, ...row }) => ({ ...row, ...groupsIn(directory, by, row.key), ...figures(sum) })),
    totals: figures(sumOf(whole, members.all)),
    ...(days === undefined ? {} : { days }),
  };
}

/** An agent's row names the groups that it stands under. */
function groupsIn(directory: Directory, by: 'agent' | 'group', key: string | null): { groups?: readonly string[] } {
  return by === 'group' ? {} : { groups: key === null ? [] : groupsOf(directory, key) };
}

function sumOf(sums: Sums, who: Iterable<string | null>): QualitySum {
  const all = emptySum();
  for (const one of who) {
    const sum = sums.get(one);
    if (sum !== undefined) add(all, sum);
  }
  return all;
}

/** Whose sums stand in which row (null: agents of no group, and nobody), and in the totals. */
interface Members {
  readonly rows: ReadonlyMap<string | null, readonly (string | null)[]>;
  readonly all: readonly (string | null)[];
}

function membersOf(directory: Directory, { by, choice }: QualityQuestion, whole: Sums): Members {
  const listed = [...directory.named].filter((agent) => {
    if (!isAgentChosen(directory, agent, choice)) return false;
    const sum = whole.get(agent);
    return !directory.agents.get(agent)?.removed || (sum !== undefined && !isEmpty(sum));
  });
  const nobody = choice.group.size > 0 || choice.agent.size > 0 ? [] : [null];
  const all = [...listed, ...nobody];
  const rows = new Map<string | null, (string | null)[]>();
  if (by === 'agent') {
    for (const agent of listed) rows.set(agent, [agent]);
    return { rows: rows.set(null, nobody), all };
  }
  if (choice.agent.size === 0) for (const group of directory.groups.keys()) rows.set(group, []);
  const rest: (string | null)[] = [...nobody];
  for (const agent of listed) {
    const groups = groupsOf(directory, agent);
    if (groups.length === 0) rest.push(agent);
    for (const group of groups) rows.set(group, [...(rows.get(group) ?? []), agent]);
  }
  const chosen = [...rows].filter(([group]) => choice.group.size === 0 || choice.group.has(group as string));
  return { rows: new Map([...chosen, [null, choice.group.size === 0 ? rest : []]]), all };
}

function nameOf(directory: Directory, by: 'agent' | 'group', key: string): string {
  return (by === 'agent' ? directory.agents : directory.groups).get(key)?.name ?? key;
}

/** The row of nobody stands last, whatever the others are called. */
function nullLast<R extends { readonly key: string | null }>(compare: (a: R, b: R) => number) {
  return (a: R, b: R): number => {
    if (a.key === null || b.key === null) return a.key === b.key ? 0 : a.key === null ? 1 : -1;
    return compare(a, b);
  };
}

/** Rows by name, then key, by code unit. */
export function byNameThenKey<R extends { readonly name: string | null; readonly key: string | null }>(
  a: R,
  b: R,
): number {
  const [aName, bName] = [a.name ?? '', b.name ?? ''];
  if (aName !== bName) return aName < bName ? -1 : 1;
  return (a.key ?? '') < (b.key ?? '') ? -1 : 1;
}
