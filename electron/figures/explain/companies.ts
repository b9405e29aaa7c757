// Section 3 explained: a company's contacts and load, and the summary. Pure.

import { greatestList, RESOLVED_LIST } from '../../../shared/contract/explain.ts';
import { type Directory, isOfChoice, isWhose } from '../choice.ts';
import {
  CONTACTS,
  type CompaniesQuestion,
  type CompanySum,
  type companiesReport,
  companyOf,
  count,
  inContact,
  newPeriod,
  type Period,
  scaledLoad,
} from '../companies.ts';
import type { Span } from '../span.ts';
import { type Draft, type DraftItem, type DraftList, LeftOutBook, lasting, one, type Told } from './draft.ts';
import { COMPANIES_RULES } from './rules.ts';

type Report = ReturnType<typeof companiesReport>;
type Contact = (typeof CONTACTS)[keyof typeof CONTACTS];
const ALL_CONTACTS = Object.values(CONTACTS);
/** The list of a load that each contact's time goes to. */
const LOAD_OF: Readonly<Record<Contact, string>> = {
  calls_in: 'inbound talk',
  calls_out: 'outbound talk',
  tickets: 'tickets',
  chats: 'chats',
};

interface OfCompany {
  readonly told: Told;
  readonly company: string;
}

/** One conversation of a company, and what it alone adds to the period. */
interface Alone extends OfCompany {
  readonly sum: CompanySum;
  readonly period: Period;
}

/** All that a period's conversations add, one by one. */
class Counted {
  readonly all: Alone[] = [];
  readonly period = newPeriod();

  constructor(told: readonly OfCompany[], span: Span) {
    for (const { told: each, company } of told) {
      const alone = newPeriod();
      count(alone, company, each.state, span);
      count(this.period, company, each.state, span);
      this.all.push({ told: each, company, sum: alone.companies.get(company) as CompanySum, period: alone });
    }
  }

  contacts(what: readonly Contact[], isShown: (company: string) => boolean): DraftItem[] {
    return this.all.flatMap((alone) =>
      isShown(alone.company) ? what.flatMap((one) => contactItems(alone, one, 'count')) : [],
    );
  }

  inContact(): string[] {
    return [...this.period.companies].flatMap(([company, sum]) => (inContact(sum) ? [company] : []));
  }
}

/** @param way `rows`, place, figure; or `summary`, what, which. @returns null where the path is no figure. */
export function companiesDraft(
  told: Iterable<Told>,
  directory: Directory,
  report: Report,
  way: readonly (string | number)[],
  question: CompaniesQuestion,
): Draft | null {
  const leftOut = new LeftOutBook();
  const within: OfCompany[] = [];
  const nobodys: OfCompany[] = [];
  for (const each of told) {
    if (!isOfChoice(each.state, question.choice) || !isWhose(each.state, question.choice, directory)) continue;
    const company = companyOf(each.state, directory);
    if (company === null) nobodys.push({ told: each, company: '' });
    else within.push({ told: each, company });
  }
  const now = new Counted(within, question.span);
  if (way[0] === 'rows') return rowDraft(now, report, way, leftOut);
  const [, what, which] = way as [string, string, string];
  const then = new Counted(within, question.before);
  const isShown = (company: string) => question.company === null || company === question.company;
  if (what === 'unique_companies') return uniqueDraft(now, then, which, isShown);
  const contact = (CONTACTS as Readonly<Record<string, Contact>>)[what];
  if (contact === undefined) return null;
  if (question.company === null && !which.endsWith('previous')) {
    for (const item of new Counted(nobodys, question.span).contacts([contact], () => true)) {
      leftOut.add('it belongs to no company', { ...item, of: { company: null } });
    }
  }
  return summaryDraft(now, then, contact, which, isShown, leftOut);
}

const RULE = (figure: string) => COMPANIES_RULES[figure] ?? '';

function summaryDraft(
  now: Counted,
  then: Counted,
  contact: Contact,
  which: string,
  isShown: (company: string) => boolean,
  leftOut: LeftOutBook,
): Draft | null {
  const words = COMPANIES_RULES.words ?? '';
  const present = { what: `${RULE(contact)} In the period.`, items: now.contacts([contact], isShown) };
  const earlier = { what: `${RULE(contact)} In the period before.`, items: then.contacts([contact], isShown) };
  const base = { unit: null, leftOut: leftOut.list(), search: null } as const;
  switch (which) {
    case 'value':
      return { ...base, kind: 'count', rule: `${RULE(contact)} ${words}`, lists: [{ name: 'counted', ...present }] };
    case 'previous':
      return {
        ...base,
        kind: 'count',
        rule: `${RULE(contact)} ${RULE('previous')}`,
        lists: [{ name: 'counted', ...earlier }],
      };
    case 'change':
      return {
        ...base,
        kind: 'change',
        rule: `${RULE(contact)} ${RULE('change')}`,
        lists: [
          { name: 'now', ...present },
          { name: 'before', ...earlier },
        ],
      };
    case 'share':
    case 'share_previous': {
      const isNow = which === 'share';
      const all = (isNow ? now : then).contacts(ALL_CONTACTS, isShown);
      return {
        ...base,
        unit: '%',
        kind: 'percent',
        rule: `${RULE(contact)} ${RULE('share')}${isNow ? '' : ` ${RULE('previous')}`}`,
        lists: [
          { name: 'part', ...(isNow ? present : earlier) },
          { name: 'whole', what: RULE(isNow ? 'all' : 'all_previous'), items: all },
        ],
      };
    }
    default:
      return null;
  }
}

function uniqueDraft(now: Counted, then: Counted, which: string, isShown: (company: string) => boolean): Draft | null {
  const list = (counted: Counted): DraftItem[] =>
    counted
      .inContact()
      .filter(isShown)
      .map((company) => {
        const sum = counted.period.companies.get(company);
        return wholeRow(company, ALL_CONTACTS.map((key) => `${key} ${sum?.[key]}`).join(', '));
      });
  const base = { unit: null, leftOut: [], search: null } as const;
  const what = 'companies in contact';
  const rule = RULE('unique_companies');
  if (which === 'value') return { ...base, kind: 'count', rule, lists: [{ name: 'counted', what, items: list(now) }] };
  if (which === 'previous')
    return {
      ...base,
      kind: 'count',
      rule: `${rule} ${RULE('previous')}`,
      lists: [{ name: 'counted', what, items: list(then) }],
    };
  if (which !== 'change') return null;
  const lists = [
    { name: 'now', what, items: list(now) },
    { name: 'before', what, items: list(then) },
  ];
  return { ...base, kind: 'change', rule: `${rule} ${RULE('change')}`, lists };
}

/** An item that is a company's whole row. */
export function wholeRow(company: string, note: string): DraftItem {
  return { told: null, of: { company }, agent: null, ms: null, place: null, value: 1, note };
}

export const TIMES: Readonly<Record<string, Contact>> = {
  inbound_talk_s: 'calls_in',
  outbound_talk_s: 'calls_out',
  chat_s: 'chats',
};

function rowDraft(now: Counted, report: Report, way: readonly (string | number)[], leftOut: LeftOutBook): Draft | null {
  const figure = way[2] as string;
  const company = report.rows[way[1] as number]?.company as string;
  const own = (contact: Contact, as: 'count' | 'time', of = company): DraftItem[] =>
    now.all.flatMap((alone) => (alone.company === of ? contactItems(alone, contact, as) : []));
  const base = { unit: null, leftOut: leftOut.list(), search: null, rule: RULE(figure) } as const;
  const contact = ALL_CONTACTS.find((one) => one === figure);
  if (contact !== undefined)
    return { ...base, kind: 'count', lists: [{ name: 'counted', what: RULE(figure), items: own(contact, 'count') }] };
  const timed = TIMES[figure];
  if (timed !== undefined)
    return {
      ...base,
      unit: 's',
      kind: 'sum',
      lists: [{ name: 'added', what: RULE(figure), items: own(timed, 'time') }],
    };
  if (figure !== 'load' && figure !== 'level') return null;
  const greatest = greatestOf(now, company);
  const lists: DraftList[] = ALL_CONTACTS.map((one) => ({
    name: LOAD_OF[one],
    what: `of ${company}`,
    items: own(one, 'time'),
  }));
  lists.push({
    name: RESOLVED_LIST,
    what: 'tickets of all companies, resolved for the first time in the period: T is their mean time',
    items: now.all.flatMap(resolvedItem),
  });
  for (const one of ALL_CONTACTS)
    lists.push({
      name: greatestList(LOAD_OF[one]),
      what: `of ${greatest}, which has the greatest L`,
      items: own(one, 'time', greatest),
    });
  return { ...base, kind: figure, lists };
}

/** The company with the greatest L: this one where it is as great as any. */
function greatestOf(now: Counted, company: string): string {
  const load = (id: string) => scaledLoad(now.period.companies.get(id) as CompanySum, now.period);
  return now
    .inContact()
    .sort()
    .reduce((most, id) => (load(id) > load(most) ? id : most), company);
}

function resolvedItem({ told, period }: Alone): DraftItem[] {
  if (period.resolvedTickets === 0) return [];
  const { opened, resolved } = told.state;
  return [lasting(told, null, opened as number, { mark: 'opened' }, resolved, { mark: 'resolved' })];
}

const NOT_CLOSED = 'not closed yet: no duration';

/** The item of this contact, where the conversation is one: 1, or the time that it took. A ticket's time is T. */
export function contactItems(
  { told, sum }: Pick<Alone, 'told' | 'sum'>,
  contact: Contact,
  as: 'count' | 'time',
): DraftItem[] {
  if (sum[contact] === 0) return [];
  const c = told.state;
  if (contact === 'tickets') return [one(told, null, c.opened as number, { mark: 'opened' })];
  const [from, mark, by, to, end] = (
    {
      calls_in: [c.answered, 'answered', c.answeredBy, c.answeredClose, 'answeredClose'],
      calls_out: [c.picked, 'picked', c.assignee, c.pickedClose, 'pickedClose'],
      chats: [c.message, 'message', c.messageBy, c.messageClose, 'messageClose'],
    } as const
  )[contact];
  const start = from as number;
  if (as === 'count') return [one(told, by, start, { mark })];
  return [
    lasting(told, by, start, { mark }, to, to === null ? null : { mark: end }, to === null ? NOT_CLOSED : undefined),
  ];
}
