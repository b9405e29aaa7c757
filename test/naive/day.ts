// Section 5, the day, naively: exactly the JSON of `kokpit report day`.
import type { KokpitEvent } from '../../shared/events/event.ts';
import {
  between,
  dayOf,
  eventsInOrder,
  field,
  maxSeconds,
  meanSeconds,
  momentOf,
  type Question,
  ratio,
  utc,
} from './common.ts';
import {
  type Conversation,
  conversationsOf,
  firstAnswer,
  isAgentMessage,
  isConversationChosen,
  isWhoseChosen,
  whoseIs,
} from './conversations.ts';
import { type Agent, agentsOf } from './directory.ts';
import { DEFAULT_HOURS, emailDeadline, type WorkingHours } from './working-hours.ts';

export interface DayQuestion extends Question {
  /** Either a day, or the last so many minutes. */
  readonly date?: string;
  readonly window?: number;
  /** Seconds; 20 where absent. */
  readonly threshold?: number;
  /** Seconds; 0 where absent. */
  readonly short?: number;
  readonly who?: 'all' | 'present';
  readonly hours?: WorkingHours;
}

/** A conversation whose `opened` is known, and what became of it: answered or lost "at most once, whichever comes first". */
interface Offered {
  readonly conversation: Conversation;
  readonly openedMs: number;
  readonly end?: { readonly as: 'answered' | 'lost'; readonly ms: number; readonly waitMs: number };
}

type Offer = Omit<Offered, 'end'>;

const MINUTE_MS = 60_000;

export function naiveDay(events: readonly KokpitEvent[], question: DayQuestion) {
  const { date, window, tz, hours = DEFAULT_HOURS } = question;
  const at = momentOf(question.at);
  const ordered = eventsInOrder(events, at);
  const agents = agentsOf(ordered);
  const offers: readonly Offer[] = conversationsOf(ordered)
    .filter((one) => isConversationChosen(one, question) && isWhoseChosen(one, question, agents))
    .filter((one) => question.who !== 'present' || isPresents(one, agents))
    // "whose `opened` is known".
    .flatMap((conversation) =>
      conversation.opened === undefined ? [] : [{ conversation, openedMs: conversation.opened.ms }],
    );
  // "A day, or the last … minutes up to now: `(at − N min, at]`".
  const isInPeriod = (ms: number) =>
    date !== undefined ? dayOf(ms, tz) === date : at - (window ?? 0) * MINUTE_MS < ms && ms <= at;
  const inbound = (kind: string) =>
    offers
      .filter(({ conversation }) => conversation.kind === kind && conversation.direction === 'inbound')
      .map((offer) => ({ ...offer, ...endOf(offer, at, hours, tz) }));
  const chats = inbound('chat');
  return {
    report: 'day',
    ...(date !== undefined ? { date } : { window }),
    at: utc(at),
    tz,
    call: figures('call', inbound('call'), isInPeriod, at, question),
    video: figures('video', inbound('video'), isInPeriod, at, question),
    chat: {
      ...figures('chat', chats, isInPeriod, at, question),
      reply_wait_longest_s: maxSeconds(chats.flatMap(({ conversation }) => replyWaits(conversation, at))),
    },
    email: figures('email', inbound('email'), isInPeriod, at, question),
    outbound: outboundFigures(
      offers.filter(({ conversation }) => conversation.kind === 'call' && conversation.direction === 'outbound'),
      isInPeriod,
    ),
  };
}

/** "`present`: the agents who are not offline now, and the groups that have one of them." */
function isPresents(conversation: Conversation, agents: readonly Agent[]): boolean {
  const present = agents.filter((agent) => agent.status !== 'offline');
  const whose = whoseIs(conversation);
  if (whose.agent !== undefined) return present.some((agent) => agent.id === whose.agent);
  return present.some((agent) => whose.group !== undefined && agent.groups.includes(whose.group));
}

function endOf(offer: Offer, at: number, hours: WorkingHours, tz: string): Pick<Offered, 'end'> {
  const { conversation, openedMs } = offer;
  const { steps } = conversation;
  const answer = firstAnswer(conversation);
  const ended = (as: 'answered' | 'lost', ms: number) => ({ end: { as, ms, waitMs: between(openedMs, ms) } });
  if (conversation.kind === 'email') {
    const deadline = emailDeadline(openedMs, hours, tz);
    // "an answer at the very deadline is in time".
    if (answer !== undefined && (deadline === undefined || answer.ms <= deadline)) return ended('answered', answer.ms);
    if (deadline === undefined || deadline > at) return {};
    // "open and without an agent message at its deadline"; "closed at its deadline it is neither … for good".
    const stands = steps.findLast((step) => step.ms <= deadline);
    return stands?.after.open ? ended('lost', deadline) : {};
  }
  // "closed before any answer, at that close"; "a late answer only ends the waiting".
  const close = steps.find((step) => step.closes);
  const isLost = close !== undefined && (answer === undefined || steps.indexOf(close) < steps.indexOf(answer));
  if (isLost) return ended('lost', close.ms);
  return answer === undefined ? {} : ended('answered', answer.ms);
}

function figures(
  kind: string,
  offered: readonly Offered[],
  isInPeriod: (ms: number) => boolean,
  at: number,
  question: DayQuestion,
) {
  // "A figure belongs to the day of the event that completes it".
  const waits = (as: 'answered' | 'lost') =>
    offered.flatMap(({ end }) => (end?.as === as && isInPeriod(end.ms) ? [end.waitMs] : []));
  const [answered, lost] = [waits('answered'), waits('lost')];
  const waiting = offered
    .filter(({ conversation }) => conversation.open && firstAnswer(conversation) === undefined)
    // "since it was opened, or last opened again".
    .map(({ conversation, openedMs }) => conversation.steps.findLast((step) => step.reopens)?.ms ?? openedMs);
  return {
    offered: offered.filter(({ openedMs }) => isInPeriod(openedMs)).length,
    answered: answered.length,
    lost: lost.length,
    wait_avg_s: meanSeconds(answered),
    // "`wait_max_s` is over answered and lost."
    wait_max_s: maxSeconds([...answered, ...lost]),
    service_level: serviceLevel(kind, answered, lost, question),
    waiting: waiting.length,
    waiting_longest_s: maxSeconds(waiting.map((since) => between(since, at))),
  };
}

/** "answered with wait ≤ T / (answered + lost), lost ones with wait < S left out; … E-mail: answered / (answered + lost)". */
function serviceLevel(
  kind: string,
  answered: readonly number[],
  lost: readonly number[],
  { threshold = 20, short = 0 }: DayQuestion,
): number | null {
  if (kind === 'email') return ratio(answered.length, answered.length + lost.length, 6);
  const inTime = answered.filter((wait) => wait <= threshold * 1000);
  const counted = lost.filter((wait) => wait >= short * 1000);
  return ratio(inTime.length, answered.length + counted.length, 6);
}

/** "open chats with an agent message whose last word is the contact's (bot and system say nothing)"; ms, none or one. */
function replyWaits(conversation: Conversation, at: number): readonly number[] {
  const { open, steps } = conversation;
  const place = steps.findLastIndex((step) => isAgentMessage(step.event));
  // "from the first contact message after the last agent message to now".
  const unheard = steps.find(
    ({ event }, index) => index > place && event.type === 'message.sent' && field(event, 'author') === 'contact',
  );
  return open && place !== -1 && unheard !== undefined ? [at - unheard.ms] : [];
}

/** "opened; first picked up; first closed without a pick-up before; reached or not, once". */
function outboundFigures(placed: readonly Offer[], isInPeriod: (ms: number) => boolean) {
  const firsts = placed.map(({ conversation: { steps } }) =>
    steps.find((step) => step.closes || step.event.type === 'conversation.picked_up'),
  );
  const inPeriod = firsts.filter((step) => step !== undefined && isInPeriod(step.ms));
  return {
    placed: placed.filter(({ openedMs }) => isInPeriod(openedMs)).length,
    reached: inPeriod.filter((step) => step?.closes === false).length,
    not_reached: inPeriod.filter((step) => step?.closes === true).length,
  };
}
