// Which conversations are in the lists of a figure of section 5, each judged alone, and as what. Pure.
import type { LostState } from '../../../shared/contract/lost.ts';
import type { Conversation } from '../conversation.ts';
import type { DayQuestion, DaySum, OutboundSum } from '../day.ts';
import type { Outcome } from '../outcome.ts';
import { type Draft, type DraftItem, lasting, one, type Told } from './draft.ts';
import { DAY_RULES } from './rules.ts';

/** One conversation, what it alone adds, and its outcome. */
export interface Alone {
  readonly told: Told;
  readonly sum: DaySum;
  readonly outbound: OutboundSum;
  readonly outcome: Outcome | null;
}

interface List {
  readonly name: string;
  readonly what: string;
  readonly adds: (alone: Alone) => boolean;
  readonly item: (alone: Alone) => DraftItem;
}

export interface Book {
  readonly kind: Draft['kind'];
  readonly unit: Draft['unit'];
  readonly lists: readonly List[];
  readonly leavesOut: (alone: Alone) => readonly [reason: string, item: DraftItem] | null;
}

const NOTED: Readonly<Record<Exclude<LostState, 'open'>, string>> = {
  called_back: 'noted as called back',
  done: 'noted as done',
  no_need: 'noted as needing no call-back',
};

const nothing = () => null;
const isLost = ({ sum }: Alone) => sum.lost === 1;
const once = (item: List['item']) => (alone: Alone) => ({ ...item(alone), value: 1 });
const opened = ({ told }: Alone) => one(told, null, told.state.opened as number, { mark: 'opened' });

export function bookOf(figure: string, question: DayQuestion, notedAs: (conversation: string) => LostState): Book {
  const { at } = question;
  const items = DAY_RULES.items;
  const what = items[figure] ?? '';
  const counted = (adds: List['adds'], item: List['item'], leavesOut: Book['leavesOut'] = nothing): Book => ({
    kind: 'count',
    unit: null,
    lists: [{ name: 'counted', what, adds, item: once(item) }],
    leavesOut,
  });
  const share = (
    part: Omit<List, 'name'>,
    whole: Omit<List, 'name'>,
    leavesOut: Book['leavesOut'] = nothing,
  ): Book => ({
    kind: 'share',
    unit: null,
    lists: [
      { name: 'part', ...part, item: once(part.item) },
      { name: 'whole', ...whole, item: once(whole.item) },
    ],
    leavesOut,
  });
  const maximum = (adds: List['adds'], item: List['item']): Book => ({
    kind: 'maximum',
    unit: 's',
    lists: [{ name: 'samples', what, adds, item }],
    leavesOut: nothing,
  });
  const since = (mark: 'openSince' | 'contactSince') => (alone: Alone) => standing(alone.told, mark, at);
  switch (figure) {
    case 'placed':
    case 'reached':
    case 'not_reached':
      return counted(...outboundOf(figure));
    case 'reached_share': {
      const [reached, not] = [outboundOf('reached'), outboundOf('not_reached')];
      const [adds, item] = reached;
      const all = (alone: Alone) => (adds(alone) ? reached : not);
      return share(
        { what: items.reached ?? '', adds, item },
        {
          what: 'picked up, or closed without',
          adds: (alone) => adds(alone) || not[0](alone),
          item: (alone) => all(alone)[1](alone),
        },
      );
    }
    case 'offered':
      return counted(({ sum }) => sum.offered === 1, opened);
    case 'answered':
      return counted(({ sum }) => sum.answered === 1, waitOf);
    case 'lost':
      return counted(isLost, waitOf, (alone) =>
        isForgotten(alone, question) ? ['closed at its deadline: neither answered nor lost', opened(alone)] : null,
      );
    case 'open':
      return counted(
        (alone) => isLost(alone) && notedAs(alone.told.id) === 'open',
        waitOf,
        (alone) => {
          const noted = isLost(alone) ? notedAs(alone.told.id) : 'open';
          return noted === 'open' ? null : [NOTED[noted], once(waitOf)(alone)];
        },
      );
    case 'done':
      return counted(
        (alone) => isLost(alone) && notedAs(alone.told.id) !== 'open',
        waitOf,
        (alone) =>
          isLost(alone) && notedAs(alone.told.id) === 'open' ? ['still to be called back', once(waitOf)(alone)] : null,
      );
    case 'lost_share':
      return share(
        { what: items.lost ?? '', adds: isLost, item: waitOf },
        { what: 'answered or lost', adds: ({ sum }) => sum.answered + sum.lost === 1, item: waitOf },
      );
    case 'wait_avg_s':
      return {
        kind: 'average',
        unit: 's',
        lists: [{ name: 'samples', what, adds: ({ sum }) => sum.answered === 1, item: waitOf }],
        leavesOut: (alone) =>
          isLost(alone) ? ['lost: its wait is in the longest, not in the average', waitOf(alone)] : null,
      };
    case 'wait_max_s':
      return maximum(({ sum }) => sum.longestMs !== null, waitOf);
    case 'service_level':
      return share(
        { what: 'answered in time', adds: ({ sum }) => sum.inTime === 1, item: waitOf },
        { what: 'answered or lost', adds: ({ sum }) => sum.answered + sum.lostCounted === 1, item: waitOf },
        (alone) =>
          alone.sum.lost > alone.sum.lostCounted
            ? [`lost after less than S = ${question.shortMs / 1000} s`, waitOf(alone)]
            : null,
      );
    case 'waiting':
      return counted(({ sum }) => sum.waiting === 1, since('openSince'));
    case 'waiting_longest_s':
      return maximum(({ sum }) => sum.waiting === 1, since('openSince'));
    default:
      return maximum(({ sum }) => sum.replySince !== null, since('contactSince'));
  }
}

/** From `opened` to the answer, the close or the deadline. */
export function waitOf({ told, outcome }: { readonly told: Told; readonly outcome: Outcome | null }): DraftItem {
  const c = told.state;
  const { lost, ms } = outcome as Outcome;
  const isVoice = c.kind === 'call' || c.kind === 'video';
  const answer = isVoice ? ({ mark: 'answered' } as const) : ({ mark: 'message' } as const);
  // No event makes an e-mail late: its deadline passes.
  const place = !lost ? answer : c.kind === 'email' ? null : ({ mark: 'firstClose' } as const);
  const by = lost ? null : isVoice ? c.answeredBy : c.messageBy;
  const note = !lost ? 'answered' : c.kind === 'email' ? 'lost at its deadline' : 'lost';
  return lasting(told, by, c.opened as number, { mark: 'opened' }, ms, place, note);
}

/** From the beginning of the wait to the moment asked for. */
export function standing(told: Told, since: 'openSince' | 'contactSince', at: number): DraftItem {
  const from = told.state[since] as number;
  return { ...lasting(told, told.state.assignee, from, { mark: since }, at, { mark: since }), ms: from };
}

function isForgotten({ told, outcome, sum }: Alone, { deadline, span, at }: DayQuestion): boolean {
  const c: Conversation = told.state;
  if (c.kind !== 'email' || outcome !== null || sum.lost === 1) return false;
  const due = deadline(c.opened as number);
  return due !== null && due <= at && due >= span.from && due <= span.to;
}

/** An outbound call: placed, and reached or not, once. */
function outboundOf(which: keyof OutboundSum): readonly [List['adds'], List['item']] {
  const mark = ({ placed: 'opened', reached: 'picked', not_reached: 'firstClose' } as const)[which];
  const adds = ({ outbound }: Alone) => outbound[which] === 1;
  const item = ({ told }: Alone) => {
    const c = told.state;
    const ms = { placed: c.opened, reached: c.picked, not_reached: c.firstClose?.ms ?? null }[which];
    return one(told, c.assignee, ms as number, { mark });
  };
  return [adds, item];
}
