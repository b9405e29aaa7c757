// Which rows a conversation, or a quarter hour of landings, has in a day's sheets: found by what the sections count with.
// Pure.
import { contactsOf } from '../companies.ts';
import { type Conversation, firstAnswer } from '../conversation.ts';
import type { Landings } from '../landing.ts';
import { outcomeOf, whoseAgent } from '../outcome.ts';
import { isQualityFact } from '../quality.ts';
import { isRequest } from '../service.ts';
import { isIn, type Span } from '../span.ts';
import type { Pool } from './pool.ts';
import { SectionBuilder } from './section-builder.ts';
import { ROWS, type RowName } from './shapes.ts';

const DAY_MS = 86_400_000;

/** Days since 1970-01-01, UTC. */
export function sheetDay(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

export function spanOfDay(day: number): Span {
  return { from: day * DAY_MS, to: (day + 1) * DAY_MS - 1 };
}

export type Builders = { readonly [N in RowName]: SectionBuilder<N> };

/** @param span a day's. */
export function newBuilders({ from }: Span): Builders {
  return Object.fromEntries(ROWS.map((name) => [name, new SectionBuilder(name, from)])) as unknown as Builders;
}

/** Bits of a request's flags. */
export const REQUEST = { answered: 1, open: 2, everAssigned: 4 } as const;
/** Bits of a visit's flags. */
export const VISIT = { outbound: 1, call: 2 } as const;
/** Bits of a day row's flags: its kind's place, and what had happened before its first close. */
export const DAY_KINDS = ['call', 'video', 'chat', 'email'] as const;
export const DAY = { kind: 3, outbound: 4, closeAnswered: 8, closeMessage: 16, closePicked: 32 } as const;

/** Adds the rows that conversation number `no` has in the day of `span`. */
export function addRows(to: Builders, pool: Pool, no: number, c: Conversation, span: Span): void {
  const key = pool.key.numberOf([c.product, c.channel, c.kind]);
  const agent = whoseAgent(c);
  const whose = pool.whose.numberOf([agent, agent === null ? c.group : null]);
  for (const fact of c.facts) {
    const [code, ms, of, value] = fact;
    if (!isIn(span, ms) || !isQualityFact(c, fact)) continue;
    to.quality.add({ no, ms, key, agent: pool.agent.numberOf(of), code, value });
  }
  if (c.company !== null || c.contact !== null) {
    const party = pool.party.numberOf([c.company, c.company === null ? c.contact : null]);
    for (const [code, ms, value] of contactsOf(c)) {
      if (isIn(span, ms)) to.contact.add({ no, ms, key, whose, party, code, value });
    }
  }
  if (isRequest(c) && isIn(span, c.opened)) {
    const flags =
      (c.answered === null ? 0 : REQUEST.answered) +
      (c.open ? REQUEST.open : 0) +
      (c.everAssigned ? REQUEST.everAssigned : 0);
    to.request.add({ no, ms: c.opened, key, whose, picked: c.pickedOpen, close: c.pickedOpenClose, flags });
  }
  if ((c.company !== null || c.contact !== null) && isIn(span, c.opened)) {
    const settled = c.outbound ? c.picked : firstAnswer(c);
    const flags = (c.outbound ? VISIT.outbound : 0) + (c.kind === 'call' ? VISIT.call : 0);
    to.visit.add({ no, ms: c.opened, visitor: pool.visitor.numberOf([c.company, c.contact]), settled, flags });
  }
  if (mayCountIn(c, span)) addDayRow(to.day, { no, key, whose }, c);
}

/** Of a closed conversation only: an open one waits, which is asked of its state. */
function mayCountIn(c: Conversation, span: Span): boolean {
  if (c.open || c.opened === null || c.kind === 'ticket') return false;
  if (isIn(span, c.opened)) return true;
  if (c.outbound) return c.kind === 'call' && (isIn(span, c.picked) || isIn(span, c.firstClose?.ms ?? null));
  if (c.kind !== 'email') return isIn(span, outcomeOf(c)?.ms ?? null);
  // Lost at a deadline, which working hours tell, while it was open; or answered.
  return isIn(span, c.message) || (c.opened <= span.to && (c.turns.at(-1) ?? c.opened) >= span.from);
}

function addDayRow(
  to: SectionBuilder<'day'>,
  of: { readonly no: number; readonly key: number; readonly whose: number },
  c: Conversation,
): void {
  const { firstClose: first } = c;
  to.add({
    ...of,
    opened: c.opened,
    answered: c.answered,
    message: c.message,
    picked: c.picked,
    close: first?.ms ?? null,
    flags:
      (DAY_KINDS as readonly string[]).indexOf(c.kind) +
      (c.outbound ? DAY.outbound : 0) +
      (first?.answered ? DAY.closeAnswered : 0) +
      (first?.message ? DAY.closeMessage : 0) +
      (first?.picked ? DAY.closePicked : 0),
    turns: c.kind === 'email' ? c.turns : [],
  });
}

export function addLandingRows(to: Builders, pool: Pool, no: number, { shown }: Landings, span: Span): void {
  for (const [ms, product, group, channel] of shown) {
    if (isIn(span, ms)) to.landing.add({ no, ms, landing: pool.landing.numberOf([product, group, channel]) });
  }
}
