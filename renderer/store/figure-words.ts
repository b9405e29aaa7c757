// What a figure is called, from its path in a report: its own name, what it stands under, and whose it is. Pure.

import { stepsOf } from '../../shared/figure-path.ts';
import type { Key } from '../locales/catalogue.ts';

export interface FigureName {
  readonly title: Key;
  /** The kind or channel that it is of: "Calls", "Hotline". */
  readonly of: Key | null;
  /** The entry that it is of, such as `agent` `a-7`; a value null is the row of nobody. */
  readonly row: { readonly key: string; readonly value: string } | null;
  /** The day of the period that it is of, YYYY-MM-DD. */
  readonly date: string | null;
}

const COCKPIT: Readonly<Record<string, Key>> = {
  first_response_avg_s: 'column.first_response',
  first_response_count: 'explain.figure.first_response_count',
  resolution_avg_s: 'column.resolution',
  resolution_count: 'explain.figure.resolution_count',
  active: 'column.active',
  resolved: 'column.resolved',
  reactivated: 'column.reactivated',
  transferred: 'column.transferred',
  status: 'column.status',
  status_since: 'explain.figure.status_since',
};
const STRIP: Readonly<Record<string, Key>> = {
  waiting: 'strip.waiting',
  waiting_longest_s: 'strip.longest',
  service_level: 'strip.service',
  lost: 'strip.lost',
};
const QUALITY: Readonly<Record<string, Key>> = {
  satisfaction_avg: 'quality.rating',
  satisfaction_count: 'explain.figure.satisfaction_count',
  feedback_count: 'quality.feedback',
  unanswered_live: 'explain.figure.unanswered_live',
  unanswered_ended: 'explain.figure.unanswered_ended',
  inactivity_total: 'quality.inactivity',
  returning_assigned: 'quality.returning',
  returning_failed: 'explain.figure.returning_failed',
  reassigned: 'quality.trend.reassigned',
  not_reassigned: 'quality.trend.not_reassigned',
  reassigned_share: 'explain.figure.reassigned_share',
};
const INACTIVITY = new Set([
  'new_unassigned',
  'new_reassigned',
  'new_not_reassigned',
  'message_sent',
  'live_reassigned',
  'live_not_reassigned',
  'resumed_reassigned',
  'resumed_not_reassigned',
]);
const COMPANIES: Readonly<Record<string, Key>> = {
  calls_in: 'companies.calls_in',
  inbound_talk_s: 'companies.talk_in',
  calls_out: 'companies.calls_out',
  outbound_talk_s: 'companies.talk_out',
  chats: 'companies.chats',
  chat_s: 'companies.chat_time',
  tickets: 'companies.tickets',
  load: 'companies.load',
  level: 'companies.level',
  value: 'companies.count',
  previous: 'explain.figure.previous',
  change: 'companies.change',
  share: 'companies.share',
  share_previous: 'explain.figure.share_previous',
  others: 'companies.others',
  rank: 'explain.figure.rank',
  companies: 'explain.figure.companies',
};
const SUMMARY: Readonly<Record<string, Key>> = {
  unique_companies: 'companies.unique',
  hotline: 'companies.hotline',
  campaign: 'companies.campaign',
  tickets: 'companies.tickets',
  chats: 'companies.chats',
};
const SERVICE: Readonly<Record<string, Key>> = {
  requests: 'service.requests',
  landings: 'service.landings',
  accepted_share: 'service.accepted',
  landing_share: 'service.landing_share',
  received: 'service.received',
  assisted: 'service.assisted',
  service_quality: 'service.quality',
  agent_did_not_answer: 'service.outcome.agent',
  left_in_queue: 'service.outcome.queue',
};
const DAY: Readonly<Record<string, Key>> = {
  offered: 'day.offered',
  answered: 'day.answered',
  lost: 'day.lost',
  wait_avg_s: 'day.wait_avg',
  wait_max_s: 'day.wait_max',
  service_level: 'day.service',
  waiting: 'day.waiting',
  waiting_longest_s: 'day.waiting_longest',
  reply_wait_longest_s: 'day.follow_up',
  placed: 'day.placed',
  reached: 'day.reached',
  not_reached: 'day.not_reached',
  lost_share: 'explain.figure.lost_share',
  reached_share: 'explain.figure.reached_share',
  open: 'day.live.lost',
  done: 'lost.show.done',
};
const DAY_KINDS: Readonly<Record<string, Key>> = {
  call: 'day.call',
  video: 'day.video',
  chat: 'day.chat',
  email: 'day.email',
  outbound: 'day.outbound',
  live: 'day.formula.live',
  call_backs: 'lost.title',
};

/** null: it is no figure that this page knows; the path is then its name. */
export function nameOfFigure(report: string, path: string): FigureName | null {
  const steps = stepsOf(path);
  if (typeof steps === 'number') return null;
  const keys = steps.flatMap(({ step }) => (step.kind === 'key' ? [step.key] : []));
  const entries = steps.flatMap(({ step }) => (step.kind === 'where' ? [{ key: step.key, value: step.value }] : []));
  const row = entries.find(({ key }) => key !== 'date') ?? null;
  const date = entries.find(({ key }) => key === 'date')?.value ?? null;
  const [first = ''] = keys;
  const last = keys.at(-1) ?? '';
  const named = (title: Key | undefined, of: Key | undefined = undefined): FigureName | null =>
    title === undefined ? null : { title, of: of ?? null, row, date };
  switch (report) {
    case 'cockpit':
      if (first === 'by_status') return named(`status.${last}` as Key);
      if (first === 'strip') return named(STRIP[last]);
      return named(COCKPIT[last], first === 'tables' ? (`status.${keys[1]}` as Key) : undefined);
    case 'quality':
      if (INACTIVITY.has(last)) return named(`explain.figure.${last}` as Key, 'quality.inactivity');
      if (keys.at(-2) === 'satisfaction_stars') return named(`explain.figure.stars.${last}` as Key, 'quality.rating');
      return named(QUALITY[last]);
    case 'companies':
      if (first !== 'summary') return named(COMPANIES[last]);
      return last === 'value' ? named(SUMMARY[keys[1] ?? '']) : named(COMPANIES[last], SUMMARY[keys[1] ?? '']);
    case 'service':
      return named(SERVICE[last]);
    case 'day':
      return named(DAY[last], DAY_KINDS[first]);
    default:
      return null;
  }
}
