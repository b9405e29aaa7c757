// Section 3 explained: a company's contacts and load, and the summary. Pure.

import { greatestList, RESOLVED_LIST } from '../../../shared/contract/explain.ts';
import { type Directory, isOfChoice, isWhose } from '../choice.ts';
import {
  CONTACTS,
  type CompaniesQuestion,
  type CompanySum,
  type companiesReport,
  companyOf,
  scaledLoad,
} from '../companies.ts';
import { ALL_CONTACTS, type Contact, Counted, type Gathered } from './counted.ts';
import { type Draft, type DraftItem, type DraftList, LeftOutBook, type Told } from './draft.ts';
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

/** @param way `rows`, place, figure; or `summary`, what, which. @returns null where the path is no figure. */
export function companiesDraft(
  told: Iterable<Told>,
  directory: Directory,
  report: Report,
  way: Way,
  question: CompaniesQuestion,
): Draft | null {
  const asked = way[0] === 'rows' ? rowAsked(report, way) : summaryAsked(way, question);
  if (asked === null) return null;
  const now = new Counted(question.span, asked);
  const then = new Counted(question.before, asked);
  const nobodys = new Counted(question.span, { ...asked, isOf: () => true });
  for (const each of told) {
    if (!isOfChoice(each.state, question.choice) || !isWhose(each.state, question.choice, directory)) continue;
    const company = companyOf(each.state, directory);
    if (company === null) nobodys.add(each, '');
    else {
      now.add(each, company);
      then.add(each, company);
    }
  }
  if (way[0] === 'rows') return rowDraft(now, report, way);
  const [, what, which] = way as [string, string, string];
  if (what === 'unique_companies') return uniqueDraft(now, then, which, asked.isOf);
  const contact = CHANNELS[what] as Contact;
  const leftOut = new LeftOutBook();
  if (question.company === null && !which.endsWith('previous')) {
    for (const item of nobodys.items([contact])) {
      leftOut.add('it belongs to no company', { ...item, of: { company: null } });
    }
  }
  return summaryDraft(now, then, contact, which, leftOut);
}

const CHANNELS: Readonly<Record<string, Contact>> = CONTACTS;

/** What is gathered for a figure of a company's row; null: it is no figure. */
function rowAsked(report: Report, way: Way): Gathered | null {
  const figure = way[2] as string;
  const own = report.rows[way[1] as number]?.company;
  const isOf = (company: string) => company === own;
  const contact = ALL_CONTACTS.find((one) => one === figure);
  if (contact !== undefined) return { contacts: [contact], as: 'count', isOf };
  const timed = TIMES[figure];
  if (timed !== undefined) return { contacts: [timed], as: 'time', isOf };
  // Which company has the greatest load is known at the end.
  return figure === 'load' || figure === 'level' ? { contacts: ALL_CONTACTS, as: 'time', isOf: () => true } : null;
}

function summaryAsked([, what, which]: Way, { company: own }: CompaniesQuestion): Gathered | null {
  const isOf = (company: string) => own === null || company === own;
  if (what === 'unique_companies') return { contacts: [], as: 'count', isOf };
  const contact = CHANNELS[what as string];
  if (contact === undefined) return null;
  const isShare = which === 'share' || which === 'share_previous';
  return { contacts: isShare ? ALL_CONTACTS : [contact], as: 'count', isOf };
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
  const present = { what: `${RULE(contact)} In the period.`, items: now.items([contact]) };
  const earlier = { what: `${RULE(contact)} In the period before.`, items: then.items([contact]) };
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
      const all = (isNow ? now : then).items(ALL_CONTACTS);
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

function rowDraft(now: Counted, report: Report, way: Way): Draft | null {
  const figure = way[2] as string;
  const company = report.rows[way[1] as number]?.company as string;
  const own = (contact: Contact, of = company): readonly DraftItem[] => now.items([contact], of);
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
  if (figure !== 'load' && figure !== 'level') return null;
  const greatest = greatestOf(now, company);
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
function greatestOf(now: Counted, company: string): string {
  const load = (id: string) => scaledLoad(now.period.companies.get(id) as CompanySum, now.period);
  return now
    .inContact()
    .sort()
    .reduce((most, id) => (load(id) > load(most) ? id : most), company);
}
