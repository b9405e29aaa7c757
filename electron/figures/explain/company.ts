// One company's own page explained: its days, its people, what counts in none of its figures, and its place among all. Pure.
import type { CompanyReport } from '../../../shared/contract/company.ts';
import type { CompanyRow } from '../../../shared/contract/reports.ts';
import { inContact } from '../companies.ts';
import { standsIn, type Talk } from '../company.ts';
import type { Span } from '../span.ts';
import { TIMES, wholeRow } from './companies.ts';
import { contactItems } from './counted.ts';
import { type Draft, type DraftItem, one } from './draft.ts';
import { COMPANIES_RULES } from './rules.ts';

/** What a company's own page shows, asked for beside the companies report of that company alone. */
export type CompanyPage = Pick<CompanyReport, 'company' | 'total' | 'days' | 'people' | 'rank' | 'companies'>;

/** The page, and the conversations and companies that it was counted from. */
export interface CompanyTold {
  readonly report: CompanyPage;
  readonly talks: readonly Talk[];
  readonly rows: readonly CompanyRow[];
}

const RULE = (figure: string) => COMPANIES_RULES[figure] ?? '';
const BASE = { unit: null, leftOut: [], search: null } as const;

/**
 * @param way from the page's root: `total`, figure; `days` or `people`, place, figure; `rank`; or `companies`.
 * @returns null where the path is no figure of the page.
 */
export function companyDraft(
  { report: page, talks, rows }: CompanyTold,
  way: readonly (string | number)[],
  spanOf: (date: string) => Span,
): Draft | null {
  const [first, place] = way;
  if (first === 'rank' || first === 'companies') return placeDraft(page, rows, first);
  const day = first === 'days' ? page.days[place as number] : undefined;
  const person = first === 'people' ? page.people[place as number] : undefined;
  const isHere = (talk: Talk): boolean =>
    (day === undefined || standsIn(talk, spanOf(day.date))) &&
    (person === undefined || talk.told.state.contact === person.contact);
  return figureDraft(talks.filter(isHere), way.at(-1) as string);
}

function figureDraft(talks: readonly Talk[], figure: string): Draft | null {
  const rule = RULE(figure);
  const counted = (items: readonly DraftItem[]): Draft => ({
    ...{ ...BASE, kind: 'count', rule },
    lists: [{ name: 'counted', what: rule, items }],
  });
  switch (figure) {
    case 'calls_in':
    case 'calls_out':
    case 'chats':
    case 'tickets':
      return counted(talks.flatMap((talk) => contactItems(talk, figure, 'count')));
    case 'others': {
      const others = talks.filter(({ sum }) => !inContact(sum));
      return counted(others.map(({ told }) => one(told, null, told.state.opened, { mark: 'opened' })));
    }
    default: {
      const timed = TIMES[figure];
      if (timed === undefined) return null;
      const items = talks.flatMap((talk) => contactItems(talk, timed, 'time'));
      return { ...BASE, unit: 's', kind: 'sum', rule, lists: [{ name: 'added', what: rule, items }] };
    }
  }
}

/** Its place is how many have a greater load, and itself. */
function placeDraft(
  { company, rank }: CompanyPage,
  rows: readonly CompanyRow[],
  what: 'rank' | 'companies',
): Draft | null {
  const own = rows.find((row) => row.company === company);
  if (what === 'rank' && rank === null) return null;
  const isMeant = (row: CompanyRow) => what === 'companies' || row === own || row.load > (own?.load ?? 0);
  const items = rows.filter(isMeant).map((row) => wholeRow(row.company, `load ${row.load}`));
  return { ...BASE, kind: 'count', rule: RULE(what), lists: [{ name: 'counted', what: RULE(`items_${what}`), items }] };
}
