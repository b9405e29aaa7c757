// Section 3 explained: a company's contacts and load, and the summary. Pure.

import { greatestList, RESOLVED_LIST } from '../../../shared/contract/explain.ts';
import { type Directory, isOfChoice, isWhose } from '../choice.ts';
import {
  CONTACTS,
  type CompaniesQuestion,
  type CompanySum,
  type companiesReport,
  companyOf,
  inContact,
  type Period,
  scaledLoad,
} from '../companies.ts';
import type { Span } from '../span.ts';
import { ALL_CONTACTS, type Contact, Counted, type Gathered, isGathered, itemsIn } from './counted.ts';
import type { Draft, DraftItem, DraftList, Told } from './draft.ts';
import type { Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import { COMPANIES_RULES } from './rules.ts';

type Report = ReturnType<typeof companiesReport>;
type Way = readonly (string | number)[];
/** The list of a load that each contact's time goes to. */
const LOAD_OF: Readonly<Record<Contact, string>> = {
  calls_in: 'inbound talk',
  calls_out: 'outbound talk',
  tickets: 'tickets',
  chats: 'chats',
};

/** Whether contacts of this code are asked for. */
export type SoughtContact = (company: string, code: number) => boolean;

/** What a figure is explained from. */
export interface CompaniesTold {
  readonly directory: Directory;
  readonly report: Report;
  /** At least the conversations with contacts in the span that are sought. @param nobodys those that belong to no company, too. */
  readonly told: (sought: SoughtContact, span: Span, nobodys: boolean) => Iterable<Told>;
  /** What the report was counted from. */
  readonly sums: (period: 'now' | 'earlier') => Period;
}

/** @param way `rows`, place, figure; or `summary`, what, which. @returns null where the path is no figure. */
export function companiesDraft(from: CompaniesTold, way: Way, question: CompaniesQuestion, room: Room): Draft | null {
  const { directory, report } = from;
  const isRow = way[0] === 'rows';
  const [, what, which] = way as [string, string, string];
  if (!isRow && what === 'unique_companies') return uniqueDraft(from, which, question);
  const company = isRow ? (report.rows[way[1] as number]?.company as string) : null;
  const greatest = isRow && isLoad(way[2]) ? greatestOf(from.sums('now'), company as string) : null;
  const asked = isRow ? rowAsked(way, [company, greatest]) : summaryAsked(way, question);
  if (asked === null) return null;
  const now = new Counted(question.span, asked, room);
  const then = new Counted(question.before, asked, room);
  const leftOut = new LeftOutBook(room);
  const [isNow, isThen] = isRow
    ? [true, false]
    : [!which.endsWith('previous'), which === 'change' || which.endsWith('previous')];
  const nobodys = !isRow && isNow && question.company === null ? { ...asked, isOf: () => true, whole: false } : null;
  const sought: SoughtContact = (of, code) => isGathered(asked, of, code);
  const span = {
    from: (isThen ? question.before : question.span).from,
    to: (isNow ? question.span : question.before).to,
  };
  for (const each of from.told(sought, span, nobodys !== null)) {
    if (!isOfChoice(each.state, question.choice) || !isWhose(each.state, question.choice, directory)) continue;
    const of = companyOf(each.state, directory);
    if (of === null) {
      for (const item of nobodys === null ? [] : itemsIn(each, question.span, nobodys, '')) {
        leftOut.add('it belongs to no company', { ...item.item, of: { company: null } });
      }
      continue;
    }
    if (isNow) now.add(each, of, isRow);
    if (isThen) then.add(each, of, false);
  }
  if (isRow) return rowDraft(now, company as string, way, greatest);
  const contact = CHANNELS[what] as Contact;
  return summaryDraft(now, then, contact, which, leftOut);
}

const CHANNELS: Readonly<Record<string, Contact>> = CONTACTS;

const isLoad = (figure: Way[number] | undefined) => figure === 'load' || figure === 'level';

/** What is gathered for a figure of a company's row; null: it is no figure. */
function rowAsked(way: Way, companies: readonly (string | null)[]): Gathered | null {
  const figure = way[2] as string;
  const isOf = (company: string) => companies.includes(company);
  const contact = ALL_CONTACTS.find((one) => one === figure);
  if (contact !== undefined) return { contacts: [contact], as: 'count', isOf, whole: false };
  const timed = TIMES[figure];
  if (timed !== undefined) return { contacts: [timed], as: 'time', isOf, whole: false };
  return isLoad(figure) ? { contacts: ALL_CONTACTS, as: 'time', isOf, whole: false } : null;
}

function summaryAsked([, what, which]: Way, { company: own }: CompaniesQuestion): Gathered | null {
  const isOf = (company: string) => own === null || company === own;
  const contact = CHANNELS[what as string];
  if (contact === undefined) return null;
  const whole = which === 'share' || which === 'share_previous';
  return { contacts: [contact], as: 'count', isOf, whole };
}

const RULE = (figure: string) => COMPANIES_RULES[figure] ?? '';

function summaryDraft(
  now: Counted,
  then: Counted,
  contact: Contact,
  which: string,
  leftOut: LeftOutBook,
): Draft | null {
  const words = COMPANIES_RULES.words ?? '';
  const present = { what: `${RULE(contact)} In the period.`, items: now.items(contact) };
  const earlier = { what: `${RULE(contact)} In the period before.`, items: then.items(contact) };
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
      const all = (isNow ? now : then).whole;
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

function uniqueDraft({ sums }: CompaniesTold, which: string, { company: own }: CompaniesQuestion): Draft | null {
  const list = (period: 'now' | 'earlier'): DraftItem[] =>
    Array.from(sums(period).companies).flatMap(([company, sum]) => {
      if (!inContact(sum) || (own !== null && company !== own)) return [];
      return [wholeRow(company, ALL_CONTACTS.map((key) => `${key} ${sum[key]}`).join(', '))];
    });
  const base = { unit: null, leftOut: [], search: null } as const;
  const what = 'companies in contact';
  const rule = RULE('unique_companies');
  if (which === 'value')
    return { ...base, kind: 'count', rule, lists: [{ name: 'counted', what, items: list('now') }] };
  if (which === 'previous')
    return {
      ...base,
      kind: 'count',
      rule: `${rule} ${RULE('previous')}`,
      lists: [{ name: 'counted', what, items: list('earlier') }],
    };
  if (which !== 'change') return null;
  const lists = [
    { name: 'now', what, items: list('now') },
    { name: 'before', what, items: list('earlier') },
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

function rowDraft(now: Counted, company: string, way: Way, greatest: string | null): Draft | null {
  const figure = way[2] as string;
  const own = (contact: Contact, of = company) => now.items(contact, of);
  const base = { unit: null, leftOut: [], search: null, rule: RULE(figure) } as const;
  const contact = ALL_CONTACTS.find((one) => one === figure);
  if (contact !== undefined)
    return { ...base, kind: 'count', lists: [{ name: 'counted', what: RULE(figure), items: own(contact) }] };
  const timed = TIMES[figure];
  if (timed !== undefined)
    return {
      ...base,
      unit: 's',
      kind: 'sum',
      lists: [{ name: 'added', what: RULE(figure), items: own(timed) }],
    };
  if (greatest === null || (figure !== 'load' && figure !== 'level')) return null;
  const lists: DraftList[] = ALL_CONTACTS.map((one) => ({
    name: LOAD_OF[one],
    what: `of ${company}`,
    items: own(one),
  }));
  lists.push({
    name: RESOLVED_LIST,
    what: 'tickets of all companies, resolved for the first time in the period: T is their mean time',
    items: now.resolved,
  });
  for (const one of ALL_CONTACTS)
    lists.push({
      name: greatestList(LOAD_OF[one]),
      what: `of ${greatest}, which has the greatest L`,
      items: own(one, greatest),
    });
  return { ...base, kind: figure, lists };
}

/** The company with the greatest L: this one where it is as great as any. */
function greatestOf(period: Period, company: string): string {
  const load = (id: string) => scaledLoad(period.companies.get(id) as CompanySum, period);
  return [...period.companies]
    .flatMap(([id, sum]) => (inContact(sum) ? [id] : []))
    .sort()
    .reduce((most, id) => (load(id) > load(most) ? id : most), company);
}
