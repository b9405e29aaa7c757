// Section 5 explained: what was offered, answered and lost, and how long everybody waited. Pure.
import type { LostState } from '../../../shared/contract/lost.ts';
import type { Directory } from '../choice.ts';
import type { Conversation } from '../conversation.ts';
import {
  askedConversations,
  count,
  countOutbound,
  type DayQuestion,
  type DaySum,
  dayOutcome,
  emptySum,
  type OutboundSum,
} from '../day.ts';
import type { Outcome } from '../outcome.ts';
import { type Draft, type DraftItem, type DraftList, LeftOutBook, lasting, one, type Told } from './draft.ts';
import { DAY_RULES } from './rules.ts';

/** One conversation, what it alone adds, and its outcome. */
interface Alone {
  readonly told: Told;
  readonly sum: DaySum;
  readonly outcome: Outcome | null;
}

/** The kinds that these are of; the others are kinds themselves. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  outbound: ['call'],
  live: ['call', 'video', 'chat'],
  call_backs: ['call', 'video', 'chat', 'email'],
};

/**
 * @param way kind, figure; `live`, figure; or `call_backs`, figure.
 * @param notedAs what somebody noted about a lost conversation; `open` where nobody has.
 * @returns null where the path is no figure.
 */
export function dayDraft(
  told: Iterable<Told>,
  directory: Directory,
  way: readonly (string | number)[],
  question: DayQuestion,
  notedAs: (conversation: string) => LostState,
): Draft | null {
  const [kind, figure] = way as [string, string];
  const rule = DAY_RULES.figures[figure === 'waiting_longest_s' && kind === 'live' ? 'live_longest_s' : figure];
  if (way.length !== 2 || rule === undefined) return null;
  const kinds = KINDS[kind] ?? [kind];
  const isAsked = askedConversations(directory, question);
  const all: Alone[] = [];
  const leftOut = new LeftOutBook();
  for (const each of told) {
    const c = each.state;
    if (!isAsked(c) || c.outbound !== (kind === 'outbound') || !kinds.includes(c.kind)) continue;
    if (c.opened === null) {
      if (each.state.facts.length > 0 && c.kind === 'chat')
        leftOut.add('its opening is not known: history begins behind it', cutOff(each));
      continue;
    }
    const sum = emptySum();
    if (kind !== 'outbound') count(sum, c, question);
    all.push({ told: each, sum, outcome: kind === 'outbound' ? null : dayOutcome(c, question) });
  }
  const made =
    kind === 'outbound'
      ? outboundLists(all, figure as keyof OutboundSum | 'reached_share', question)
      : listsOf(all, figure, question, leftOut, notedAs);
  return { ...made, rule: rule(question), leftOut: leftOut.list(), search: null };
}

function cutOff(told: Told): DraftItem {
  const [first] = told.state.facts;
  return one(told, null, first?.[1] ?? 0, { fact: 0 });
}

const NOTED: Readonly<Record<Exclude<LostState, 'open'>, string>> = {
  called_back: 'noted as called back',
  done: 'noted as done',
  no_need: 'noted as needing no call-back',
};

type Made = Pick<Draft, 'kind' | 'unit' | 'lists'>;

function listsOf(
  all: readonly Alone[],
  figure: string,
  question: DayQuestion,
  leftOut: LeftOutBook,
  notedAs: (conversation: string) => LostState,
): Made {
  const { at } = question;
  const items = (name: string, adds: (sum: DaySum) => boolean, item: (alone: Alone) => DraftItem): DraftList => ({
    name,
    what: DAY_RULES.items[figure] ?? '',
    items: all.flatMap((alone) => (adds(alone.sum) ? [item(alone)] : [])),
  });
  const counted = (adds: (sum: DaySum) => boolean, item: (alone: Alone) => DraftItem): Made => ({
    kind: 'count',
    unit: null,
    lists: [items('counted', adds, (alone) => ({ ...item(alone), value: 1 }))],
  });
  const maximum = (adds: (sum: DaySum) => boolean, item: (alone: Alone) => DraftItem): Made => ({
    kind: 'maximum',
    unit: 's',
    lists: [items('samples', adds, item)],
  });
  switch (figure) {
    case 'offered':
      return counted(
        (sum) => sum.offered === 1,
        ({ told }) => one(told, null, told.state.opened as number, { mark: 'opened' }),
      );
    case 'answered':
      return counted((sum) => sum.answered === 1, waitOf);
    case 'lost':
      for (const alone of all)
        if (isForgotten(alone, question))
          leftOut.add(
            'closed at its deadline: neither answered nor lost',
            one(alone.told, null, alone.told.state.opened as number, { mark: 'opened' }),
          );
      return counted((sum) => sum.lost === 1, waitOf);
    case 'open': {
      const lost = all.filter(({ sum }) => sum.lost === 1);
      const noted = Map.groupBy(lost, ({ told }) => notedAs(told.id));
      for (const [state, own] of noted)
        if (state !== 'open') for (const alone of own) leftOut.add(NOTED[state], { ...waitOf(alone), value: 1 });
      const list = (noted.get('open') ?? []).map((alone) => ({ ...waitOf(alone), value: 1 }));
      return {
        kind: 'count',
        unit: null,
        lists: [{ name: 'counted', what: DAY_RULES.items.open ?? '', items: list }],
      };
    }
    case 'lost_share': {
      const single = (alone: Alone) => ({ ...waitOf(alone), value: 1 });
      const part = items('part', (sum) => sum.lost === 1, single);
      const whole = items('whole', (sum) => sum.answered + sum.lost === 1, single);
      return {
        kind: 'share',
        unit: null,
        lists: [
          { ...part, what: DAY_RULES.items.lost ?? '' },
          { ...whole, what: 'answered or lost' },
        ],
      };
    }
    case 'wait_avg_s':
      for (const alone of all)
        if (alone.sum.lost === 1) leftOut.add('lost: its wait is in the longest, not in the average', waitOf(alone));
      return { kind: 'average', unit: 's', lists: [items('samples', (sum) => sum.answered === 1, waitOf)] };
    case 'wait_max_s':
      return maximum((sum) => sum.longestMs !== null, waitOf);
    case 'service_level': {
      for (const alone of all)
        if (alone.sum.lost > alone.sum.lostCounted)
          leftOut.add(`lost after less than S = ${question.shortMs / 1000} s`, waitOf(alone));
      const single = (alone: Alone) => ({ ...waitOf(alone), value: 1 });
      const part = items('part', (sum) => sum.inTime === 1, single);
      const whole = items('whole', (sum) => sum.answered + sum.lostCounted === 1, single);
      return {
        kind: 'share',
        unit: null,
        lists: [
          { ...part, what: 'answered in time' },
          { ...whole, what: 'answered or lost' },
        ],
      };
    }
    case 'waiting':
      return counted(
        (sum) => sum.waiting === 1,
        (alone) => standing(alone, 'openSince', at),
      );
    case 'waiting_longest_s':
      return maximum(
        (sum) => sum.waiting === 1,
        (alone) => standing(alone, 'openSince', at),
      );
    default:
      return maximum(
        (sum) => sum.replySince !== null,
        (alone) => standing(alone, 'contactSince', at),
      );
  }
}

/** From `opened` to the answer, the close or the deadline. */
export function waitOf({ told, outcome }: Pick<Alone, 'told' | 'outcome'>): DraftItem {
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
export function standing({ told }: Pick<Alone, 'told'>, since: 'openSince' | 'contactSince', at: number): DraftItem {
  const from = told.state[since] as number;
  return { ...lasting(told, told.state.assignee, from, { mark: since }, at, { mark: since }), ms: from };
}

function isForgotten({ told, outcome, sum }: Alone, { deadline, span, at }: DayQuestion): boolean {
  const c: Conversation = told.state;
  if (c.kind !== 'email' || outcome !== null || sum.lost === 1) return false;
  const due = deadline(c.opened as number);
  return due !== null && due <= at && due >= span.from && due <= span.to;
}

/** Outbound calls: placed, and reached or not, once. */
function outboundLists(
  all: readonly Alone[],
  figure: keyof OutboundSum | 'reached_share',
  { span }: DayQuestion,
): Made {
  const marks = { placed: 'opened', reached: 'picked', not_reached: 'firstClose' } as const;
  const itemsOf = (which: keyof OutboundSum): DraftItem[] =>
    all.flatMap(({ told }) => {
      const alone: OutboundSum = { placed: 0, reached: 0, not_reached: 0 };
      countOutbound(alone, told.state, span);
      if (alone[which] === 0) return [];
      const c = told.state;
      const ms = { placed: c.opened, reached: c.picked, not_reached: c.firstClose?.ms ?? null }[which];
      return [one(told, c.assignee, ms as number, { mark: marks[which] })];
    });
  const list = (name: string, which: keyof OutboundSum): DraftList => ({
    name,
    what: DAY_RULES.items[which] ?? '',
    items: itemsOf(which),
  });
  if (figure !== 'reached_share') return { kind: 'count', unit: null, lists: [list('counted', figure)] };
  const part = list('part', 'reached');
  const items = [...part.items, ...itemsOf('not_reached')];
  return { kind: 'share', unit: null, lists: [part, { name: 'whole', what: 'picked up, or closed without', items }] };
}
