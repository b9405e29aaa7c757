// Section 4, service, naively: exactly the JSON of `kokpit report service`.
import type { KokpitEvent } from '../../shared/events/event.ts';
import {
  dayPlus,
  dayStart,
  eventsInOrder,
  field,
  isChosen,
  isInDays,
  isNarrowed,
  momentOf,
  type Question,
  ratio,
  utc,
} from './common.ts';
import { type Conversation, conversationsOf, isConversationChosen, isWhoseChosen, nextClose } from './conversations.ts';
import { agentsOf } from './directory.ts';

export interface ServiceQuestion extends Question {
  readonly from: string;
  readonly to: string;
  /** Minutes; no intervals where absent. */
  readonly interval?: 15 | 30 | 60;
}

const MINUTE_MS = 60_000;
/** "stayed at least 10 s". */
const STAY_MS = 10_000;

/** What became of a request. */
interface Request {
  readonly openedMs: number;
  readonly received: boolean;
  readonly assisted: boolean;
  readonly outcome: 'agent_did_not_answer' | 'left_in_queue' | undefined;
}

export function naiveService(events: readonly KokpitEvent[], question: ServiceQuestion) {
  const { from, to, tz, interval } = question;
  const at = momentOf(question.at);
  const ordered = eventsInOrder(events, at);
  const agents = agentsOf(ordered);
  const requests = conversationsOf(ordered)
    .filter((one) => isConversationChosen(one, question) && isWhoseChosen(one, question, agents))
    .flatMap((one) => requestOf(one, at))
    // "All of a request's figures stand in the day and interval of its `opened`, a landing in that of its own time."
    .filter((request) => isInDays(request.openedMs, from, to, tz));
  const landings = ordered
    .filter((event) => event.type === 'landing.shown' && isLandingChosen(event, question))
    .map((event) => event.ms)
    .filter((ms) => isInDays(ms, from, to, tz));
  return {
    report: 'service',
    from,
    to,
    tz,
    total: figures(requests, landings.length),
    ...(interval === undefined
      ? {}
      : {
          intervals: intervalsOf(from, to, tz, interval).map(({ start, end }) => ({
            start: utc(start),
            ...figures(
              requests.filter(({ openedMs }) => start <= openedMs && openedMs < end),
              landings.filter((ms) => start <= ms && ms < end).length,
            ),
          })),
        }),
  };
}

/** "an inbound conversation of kind `video`, or an inbound one of kind `call` with channel `callback`", else nothing. */
function requestOf(conversation: Conversation, at: number): readonly Request[] {
  const { kind, channel, direction, opened, open, steps } = conversation;
  const isRequest = direction === 'inbound' && (kind === 'video' || (kind === 'call' && channel === 'callback'));
  if (!isRequest || opened === undefined) return [];
  // "first `picked_up` (of the open request) to the next close, or to now while open".
  const pickUp = steps.find((step) => step.event.type === 'conversation.picked_up' && step.before.open);
  const stayed = pickUp === undefined ? undefined : (nextClose(conversation, pickUp)?.ms ?? at) - pickUp.ms;
  const received = stayed !== undefined && stayed >= STAY_MS;
  // "received requests with an `answered`".
  const assisted = received && steps.some((step) => step.event.type === 'conversation.answered');
  // "received, closed, not assisted, it had an assignee at some time", or "it never had one".
  const hadAssignee = steps.some((step) => step.after.assignee !== undefined);
  const isLeft = received && !open && !assisted;
  const outcome = !isLeft ? undefined : hadAssignee ? 'agent_did_not_answer' : 'left_in_queue';
  return [{ openedMs: opened.ms, received, assisted, outcome }];
}

/** "A landing has its own product, channel and group, every kind and no agent." */
function isLandingChosen(landing: KokpitEvent, question: ServiceQuestion): boolean {
  return (
    isChosen(question.product, field(landing, 'product')) &&
    isChosen(
      question.channel?.map((channel) => channel.toLowerCase()),
      field(landing, 'channel')?.toLowerCase(),
    ) &&
    isChosen(question.group, field(landing, 'group')) &&
    !isNarrowed(question.agent)
  );
}

/** "Intervals count elapsed time from the day's first moment; the last one of a day is cut at the day's end". */
function intervalsOf(from: string, to: string, tz: string, minutes: number) {
  const intervals: { readonly start: number; readonly end: number }[] = [];
  for (let day = from; day <= to; day = dayPlus(day, 1)) {
    const dayEnd = dayStart(dayPlus(day, 1), tz);
    for (let start = dayStart(day, tz); start < dayEnd; start += minutes * MINUTE_MS) {
      intervals.push({ start, end: Math.min(start + minutes * MINUTE_MS, dayEnd) });
    }
  }
  return intervals;
}

function figures(requests: readonly Request[], landings: number) {
  const count = (which: (request: Request) => boolean) => requests.filter(which).length;
  const received = count((request) => request.received);
  const assisted = count((request) => request.assisted);
  return {
    requests: requests.length,
    landings,
    accepted_share: ratio(requests.length, requests.length + landings, 6),
    landing_share: ratio(landings, requests.length + landings, 6),
    received,
    assisted,
    service_quality: ratio(assisted, received, 6),
    outcomes: {
      agent_did_not_answer: count((request) => request.outcome === 'agent_did_not_answer'),
      left_in_queue: count((request) => request.outcome === 'left_in_queue'),
    },
  };
}
