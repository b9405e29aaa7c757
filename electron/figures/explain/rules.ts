// The rule of every figure in plain words: spec/figures.md said again for somebody who asks "why?". Pure.
import type { CompanySum } from '../companies.ts';
import type { DayQuestion } from '../day.ts';
import { FACT } from '../facts.ts';
import type { ServiceSum } from '../service.ts';

const FIRST =
  "The first message or answer by an agent in an episode, from the agent's assignment to it; an episode begins when the conversation is given to an agent and ends when it goes to another, to nobody, or closes. It counts on the day of the answer.";
const RESOLUTION =
  "Each resolve that closed a conversation, from the beginning of the resolving agent's latest episode in it to the resolve; without such an episode there is no sample. It counts on the day of the resolve.";

export const COCKPIT_RULES = {
  first_response_avg_s: `The mean time to the first response. ${FIRST}`,
  first_response_count: `How many first responses. ${FIRST}`,
  resolution_avg_s: `The mean time to the resolve. ${RESOLUTION}`,
  resolution_count: `How many resolves have a time. ${RESOLUTION}`,
  active: 'Conversations that are open now and assigned to the agent.',
  resolved: 'Resolves by the agent today that closed a conversation; closing what is closed counts nowhere.',
  reactivated:
    'Closed conversations that the agent opened again today: in messenger and instagram within 7 × 24 h of the close, in whatsapp within 24 h, both ends included.',
  transferred:
    'Manual assignments today by which a conversation went to somebody else; they count for who did it, or, where nobody is named, for the assignee before.',
  by_status: 'Agents in the table with this latest status; offline where there is no word of them.',
  status: "The agent's latest status; offline where there is none.",
  status_since: 'The first event of the unbroken run of equal statuses.',
  /** What the facts of a code are. */
  items: {
    [FACT.firstResponse]: 'first responses, each from the assignment to the answer',
    [FACT.resolved]: 'resolves that closed a conversation',
    [FACT.reopened]: 'closed conversations opened again in time',
    [FACT.transferred]: 'manual assignments to somebody else',
  } as Readonly<Record<number, string>>,
} as const;

/** The strip over the cockpit's tables: calls, videos and chats together. */
export const FLOOR_RULES = {
  waiting: 'Inbound calls, videos and chats that are open now and without any answer.',
  waiting_longest_s:
    'The longest time that one of the waiting calls, videos and chats has waited, since it was opened, or last opened again.',
  service_level:
    'Calls, videos and chats of today: answered within 20 s, in all answered and lost. A call or video is answered by an agent joining, a chat by the first agent message.',
  lost: 'Calls, videos and chats that closed today before any answer.',
  items: {
    waiting: 'conversations that wait for their first answer',
    waiting_longest_s: 'waits until now, the longest first',
    lost: 'conversations lost, with their waits',
  },
} as const;

const RATED = 'They count for the assignee at that moment; while nobody is assigned they are left out.';
export const QUALITY_RULES: Readonly<Record<string, string>> = {
  satisfaction_avg: `The mean of the stars given. ${RATED}`,
  satisfaction_count: `How many ratings were given; a conversation may be rated more than once. ${RATED}`,
  satisfaction_stars: `How many ratings with this number of stars were given. ${RATED}`,
  feedback_count: `How many times feedback was given. ${RATED}`,
  unanswered_live:
    'Conversations whose time limit ran out for the first time before any agent message or answer; once each, and a later answer does not take it back.',
  unanswered_ended:
    'Chats with a known opening whose first close came before any agent message; once each, and nothing later takes it back.',
  inactivity: 'Inactivity actions of this kind; they count for the agent named, else for the assignee at that moment.',
  inactivity_total: 'All inactivity actions; they count for the agent named, else for the assignee at that moment.',
  reassigned:
    'Inactivity actions that assigned the conversation again: new, live and resumed together; they count for the agent named, else for the assignee at that moment.',
  not_reassigned:
    'Inactivity actions that could not assign the conversation again: new, live and resumed together; they count for the agent named, else for the assignee at that moment.',
  reassigned_share: 'Inactivity actions that assigned the conversation again, in these and those that could not.',
  returning_assigned: 'Returning contacts whose conversation was assigned again (resumed_reassigned).',
  returning_failed: 'Returning contacts whose conversation could not be assigned again (resumed_not_reassigned).',
  items: 'events of the period',
  items_reassigned: 'assigned again',
  items_tried: 'assigned again, or not',
};

const LOAD =
  'L is the talk of calls in and out, plus the time of chats, plus tickets × T, where T is the mean time to the first resolve of all tickets with a company; the load is L in percent of the greatest L of all companies, rounded half up.';
export const COMPANIES_RULES: Readonly<Record<string, string>> & Readonly<Partial<Record<keyof CompanySum, string>>> = {
  calls_in: 'Inbound calls answered by an agent, on the day of the first answer.',
  inbound_talk_s: 'Inbound calls from the first answer to the next close; not closed yet adds nothing.',
  calls_out: 'Outbound calls that the customer picked up, on the day of the first pick-up.',
  outbound_talk_s: 'Outbound calls from the first pick-up to the next close; not closed yet adds nothing.',
  chats: 'Chats with an agent message, on the day of the first one.',
  chat_s: 'Chats from the first agent message to the next close; not closed yet adds nothing.',
  tickets: 'Tickets opened.',
  load: LOAD,
  level: `${LOAD} Low is 0 to 20, medium 21 to 50, high 51 to 80, critical 81 to 100.`,
  others:
    'Conversations of the company opened in this time that count in none of these figures: calls nobody answered or picked up, chats without an agent message, e-mails, videos.',
  rank: 'The place by load among all companies in contact: those with a greater load, and this one.',
  companies: 'Companies with at least one call in, call out, chat or ticket.',
  items_rank: 'this company, and those with a greater load',
  items_companies: 'companies in contact',
  unique_companies: 'Companies with at least one call in, call out, chat or ticket.',
  words: 'Over the companies shown, those that were in contact.',
  previous: 'In the period of the same length just before.',
  change: 'The number of the period minus the number of the period before.',
  share: 'In percent of calls in, calls out, tickets and chats together.',
  all: 'calls in, calls out, tickets and chats of the rows shown',
  all_previous: 'calls in, calls out, tickets and chats of the period before',
};

const REQUESTS =
  'requests: inbound videos, and inbound calls that the customer asked for (channel callback), by their opening';
const LANDINGS = 'landings: visitors who were shown "all agents are busy"';
const RECEIVED =
  'Requests whose customer picked up while it was open and stayed at least 10 s: to the next close, or to now while open.';
export const SERVICE_RULES: {
  readonly figures: Readonly<Record<string, string>>;
  readonly lists: Readonly<Record<keyof ServiceSum, string>>;
} = {
  figures: {
    requests: 'Inbound videos, and inbound calls in channel callback, by the time of their opening.',
    landings: 'Visitors who were shown "all agents are busy".',
    accepted_share: 'Requests in requests and landings together.',
    landing_share: "Landings in requests and landings together; the house's mark for right staffing is 0.10.",
    received: RECEIVED,
    assisted: 'Received requests that an agent answered.',
    service_quality: `Assisted in received. ${RECEIVED}`,
    'outcomes.agent_did_not_answer': 'Received, closed and not answered, though it had an assignee at some time.',
    'outcomes.left_in_queue': 'Received, closed and not answered, and it never had an assignee.',
  },
  lists: {
    requests: REQUESTS,
    landings: LANDINGS,
    received: 'received requests, with the time that the customer stayed',
    assisted: 'received requests with an answer',
    agent_did_not_answer: 'received, closed, not answered, once assigned',
    left_in_queue: 'received, closed, not answered, never assigned',
  },
};

const ANSWER = 'Calls and videos are answered by an agent joining, chats and e-mails by the first agent message.';
const LOST =
  'Lost are calls, videos and chats closed before any answer, and e-mails open and without an agent message at their deadline; each at most once, whichever comes first.';
export const DAY_RULES: {
  readonly figures: Readonly<Record<string, (question: DayQuestion) => string>>;
  readonly items: Readonly<Record<string, string>>;
} = {
  figures: {
    offered: () => 'Inbound conversations opened in this time.',
    answered: () => `Conversations answered in this time. ${ANSWER} What was lost before is not answered any more.`,
    lost: () => LOST,
    lost_share: () => `Lost in answered and lost. ${LOST}`,
    open: () => `The lost that are still to be called back: nobody has noted that anything was done. ${LOST}`,
    done: () => `The lost about which somebody has noted that something was done, or need not be. ${LOST}`,
    wait_avg_s: () => `The mean wait of the answered, from opening to the first answer. ${ANSWER}`,
    wait_max_s: () =>
      'The longest wait of the answered and the lost, from opening to the answer, the close or the deadline.',
    service_level: ({ thresholdMs, shortMs }) =>
      `Answered within T = ${thresholdMs / 1000} s, in all answered and lost; lost ones that waited less than S = ${shortMs / 1000} s are left out. E-mails: all answered by their deadline, in answered and lost.`,
    waiting: () => 'Open now and without any answer, lost or not.',
    waiting_longest_s: () =>
      'The longest time that one of the waiting has waited, since it was opened, or last opened again.',
    live_longest_s: () => FLOOR_RULES.waiting_longest_s,
    reply_wait_longest_s: () =>
      'Open chats with an agent message in which the contact had the last word: the longest time from the first contact message after the last agent message to now.',
    placed: () => 'Outbound calls opened in this time.',
    reached: () => 'Outbound calls that the customer picked up before the first close; reached or not, once.',
    not_reached: () => 'Outbound calls closed for the first time without a pick-up before.',
    reached_share: () => 'Outbound calls picked up, in these and those closed without a pick-up.',
  },
  items: {
    offered: 'conversations opened',
    answered: 'conversations answered, with their waits',
    lost: 'conversations lost, with their waits',
    open: 'conversations lost and not worked off yet, with their waits',
    done: 'conversations lost and worked off, with their waits',
    wait_avg_s: 'waits of the answered',
    wait_max_s: 'waits of the answered and the lost, the longest first',
    waiting: 'conversations that wait for their first answer',
    waiting_longest_s: 'waits until now, the longest first',
    reply_wait_longest_s: 'waits for a reply until now, the longest first',
    placed: 'calls placed',
    reached: 'calls picked up',
    not_reached: 'calls closed without a pick-up',
  },
};
