// The contacts of companies in a period, gathered one conversation after another: what each adds is kept, the conversations are
// not, for a month has hundreds of thousands. Pure.
import { CONTACT, type CONTACTS, contactsOf } from '../companies.ts';
import type { Talk } from '../company.ts';
import { isIn, type Span } from '../span.ts';
import { type DraftItem, lasting, one, type Told } from './draft.ts';
import { DraftItems, type Room } from './draft-items.ts';

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
  /** Those of all kinds together, too. */
  readonly whole: boolean;
}

/** Whether a contact of this code is gathered, or the resolution of a ticket. @param company '': nobody's. */
export function isGathered({ contacts, as, isOf, whole }: Gathered, company: string, code: number): boolean {
  const contact = CODES[code];
  if (contact === undefined) return as === 'time';
  return isOf(company) && (whole || contacts.includes(contact));
}

/** What of a conversation is gathered; `contact` null: the resolution of a ticket. */
export function itemsIn(
  told: Told,
  span: Span,
  asked: Gathered,
  company: string,
): readonly { readonly contact: Contact | null; readonly item: DraftItem }[] {
  return contactsOf(told.state).flatMap(([code, ms]) => {
    if (!isIn(span, ms) || !isGathered(asked, company, code)) return [];
    const contact = CODES[code] ?? null;
    return [{ contact, item: contact === null ? resolvedItem(told) : contactItem(told, contact, asked.as) }];
  });
}

export class Counted {
  /** Tickets of all companies, resolved for the first time: of a load alone. */
  readonly resolved: DraftItems;
  /** Contacts of all kinds. */
  readonly whole: DraftItems;
  readonly #span: Span;
  readonly #asked: Gathered;
  readonly #room: Room;
  /** By kind and company. */
  readonly #lists = new Map<string, DraftItems>();

  constructor(span: Span, asked: Gathered, room: Room) {
    this.#span = span;
    this.#asked = asked;
    this.#room = room;
    this.resolved = new DraftItems(room);
    this.whole = new DraftItems(room);
  }

  /** @param apart whether companies are told apart. */
  add(told: Told, company: string, apart: boolean): void {
    const { contacts, whole } = this.#asked;
    for (const { contact, item } of itemsIn(told, this.#span, this.#asked, company)) {
      if (contact === null) this.resolved.push(item);
      else {
        if (contacts.includes(contact)) this.items(contact, apart ? company : '').push(item);
        if (whole) this.whole.push(item);
      }
    }
  }

  /** @param company '': of all, where they are not told apart. */
  items(contact: Contact, company = ''): DraftItems {
    const key = `${contact} ${company}`;
    let items = this.#lists.get(key);
    if (items === undefined) {
      items = new DraftItems(this.#room);
      this.#lists.set(key, items);
    }
    return items;
  }
}

function resolvedItem(told: Told): DraftItem {
  const { opened, resolved } = told.state;
  return lasting(told, null, opened as number, { mark: 'opened' }, resolved, { mark: 'resolved' });
}

/** The item of this contact, where the conversation is one. */
export function contactItems({ told, sum }: Talk, contact: Contact, as: 'count' | 'time'): readonly DraftItem[] {
  return sum[contact] === 0 ? [] : [contactItem(told, contact, as)];
}

const NOT_CLOSED = 'not closed yet: no duration';

/** 1, or the time that it took. A ticket's time is T. */
function contactItem(told: Talk['told'], contact: Contact, as: 'count' | 'time'): DraftItem {
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
