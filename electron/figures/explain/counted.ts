// The contacts of companies in a period, gathered one conversation after another: what each adds is kept, the conversations are
// not, for a month has hundreds of thousands. Pure.
import { CONTACT, type CONTACTS, type CompanySum, contactsOf, count, inContact, newPeriod } from '../companies.ts';
import { isIn, type Span } from '../span.ts';
import { type DraftItem, lasting, one, type Told } from './draft.ts';

export type Contact = (typeof CONTACTS)[keyof typeof CONTACTS];
export const ALL_CONTACTS: readonly Contact[] = ['calls_in', 'calls_out', 'tickets', 'chats'];

const CODES: Readonly<Record<number, Contact>> = {
  [CONTACT.callIn]: 'calls_in',
  [CONTACT.callOut]: 'calls_out',
  [CONTACT.chat]: 'chats',
  [CONTACT.ticket]: 'tickets',
};

/** Which contacts of which companies: as ones, or with the time that they took. */
export interface Gathered {
  readonly contacts: readonly Contact[];
  readonly as: 'count' | 'time';
  readonly isOf: (company: string) => boolean;
}

export class Counted {
  readonly period = newPeriod();
  /** Tickets of all companies, resolved for the first time: of a load alone. */
  readonly resolved: DraftItem[] = [];
  readonly #span: Span;
  readonly #asked: Gathered;
  readonly #items: { readonly contact: Contact; readonly company: string; readonly item: DraftItem }[] = [];

  constructor(span: Span, asked: Gathered) {
    this.#span = span;
    this.#asked = asked;
  }

  add(told: Told, company: string): void {
    const { contacts, as, isOf } = this.#asked;
    const { state: c } = told;
    count(this.period, company, c, this.#span);
    for (const [code, ms] of contactsOf(c)) {
      if (!isIn(this.#span, ms)) continue;
      const contact = CODES[code];
      if (contact === undefined) {
        if (as === 'time') this.resolved.push(resolvedItem(told));
      } else if (contacts.includes(contact) && isOf(company)) {
        this.#items.push({ contact, company, item: contactItem(told, contact, as) });
      }
    }
  }

  /** @param of one company; null: all that were asked for. */
  items(contacts: readonly Contact[], of: string | null = null): readonly DraftItem[] {
    return this.#items.flatMap(({ contact, company, item }) =>
      contacts.includes(contact) && (of === null || company === of) ? [item] : [],
    );
  }

  inContact(): string[] {
    return [...this.period.companies].flatMap(([company, sum]) => (inContact(sum) ? [company] : []));
  }
}

function resolvedItem(told: Told): DraftItem {
  const { opened, resolved } = told.state;
  return lasting(told, null, opened as number, { mark: 'opened' }, resolved, { mark: 'resolved' });
}

/** The item of this contact, where the conversation is one. */
export function contactItems(
  { told, sum }: { readonly told: Told; readonly sum: CompanySum },
  contact: Contact,
  as: 'count' | 'time',
): readonly DraftItem[] {
  return sum[contact] === 0 ? [] : [contactItem(told, contact, as)];
}

const NOT_CLOSED = 'not closed yet: no duration';

/** 1, or the time that it took. A ticket's time is T. */
function contactItem(told: Told, contact: Contact, as: 'count' | 'time'): DraftItem {
  const c = told.state;
  if (contact === 'tickets') return one(told, null, c.opened as number, { mark: 'opened' });
  const [from, mark, by, to, end] = (
    {
      calls_in: [c.answered, 'answered', c.answeredBy, c.answeredClose, 'answeredClose'],
      calls_out: [c.picked, 'picked', c.assignee, c.pickedClose, 'pickedClose'],
      chats: [c.message, 'message', c.messageBy, c.messageClose, 'messageClose'],
    } as const
  )[contact];
  const start = from as number;
  if (as === 'count') return one(told, by, start, { mark });
  const [place, note] = to === null ? [null, NOT_CLOSED] : [{ mark: end }, undefined];
  return lasting(told, by, start, { mark }, to, place, note);
}
