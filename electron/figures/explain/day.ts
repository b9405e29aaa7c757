// Section 5 explained: what was offered, answered and lost, and how long everybody waited. Pure.
import type { LostState } from '../../../shared/contract/lost.ts';
import type { Directory } from '../choice.ts';
import { askedConversations, count, countOutbound, type DayQuestion, dayOutcome, emptySum } from '../day.ts';
import { type Alone, type Book, bookOf } from './day-book.ts';
import { type Draft, type DraftItem, one, type Told } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { DAY_RULES } from './rules.ts';

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
  room: Room,
): Draft | null {
  const [kind, figure] = way as [string, string];
  const rule = DAY_RULES.figures[figure === 'waiting_longest_s' && kind === 'live' ? 'live_longest_s' : figure];
  if (way.length !== 2 || rule === undefined) return null;
  const book: Book = bookOf(figure, question, notedAs);
  // Of the greatest of all, all are there.
  const lists = book.lists.map((list) => ({ list, items: new DraftItems(book.kind === 'maximum' ? null : room) }));
  const leftOut = new LeftOutBook(room);
  for (const each of inboundOrOut(told, directory, question, kind)) {
    const c = each.state;
    if (c.opened === null) {
      if (c.facts.length > 0 && c.kind === 'chat')
        leftOut.add('its opening is not known: history begins behind it', cutOff(each));
      continue;
    }
    const alone = aloneOf(each, question);
    for (const { list, items } of lists) if (list.adds(alone)) items.push(list.item(alone));
    const out = book.leavesOut(alone);
    if (out !== null) leftOut.add(...out);
  }
  return {
    kind: book.kind,
    unit: book.unit,
    lists: lists.map(({ list: { name, what }, items }) => ({ name, what, items })),
    rule: rule(question),
    leftOut: leftOut.list(),
    search: null,
  };
}

function* inboundOrOut(
  told: Iterable<Told>,
  directory: Directory,
  question: DayQuestion,
  kind: string,
): IterableIterator<Told> {
  const kinds = KINDS[kind] ?? [kind];
  const isAsked = askedConversations(directory, question);
  for (const each of told) {
    const { state: c } = each;
    if (isAsked(c) && c.outbound === (kind === 'outbound') && kinds.includes(c.kind)) yield each;
  }
}

function cutOff(told: Told): DraftItem {
  const [first] = told.state.facts;
  return one(told, null, first?.[1] ?? 0, { fact: 0 });
}

function aloneOf(told: Told, question: DayQuestion): Alone {
  const c = told.state;
  const sum = emptySum();
  const outbound = { placed: 0, reached: 0, not_reached: 0 };
  if (c.outbound) countOutbound(outbound, c, question.span);
  else count(sum, c, question);
  return { told, sum, outbound, outcome: c.outbound ? null : dayOutcome(c, question) };
}
