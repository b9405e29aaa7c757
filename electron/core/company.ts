// One company's own page over a cache: the conversations that the companies report counts for it, by day and by person,
// and those that count in none of its figures.
import type { CompanyAsk, CompanyReport } from '../../shared/contract/company.ts';
import type { CompanyRow } from '../../shared/contract/reports.ts';
import type { CacheReader } from '../cache/types.ts';
import { isOfChoice, isWhose } from '../figures/choice.ts';
import { companiesReport, companyOf } from '../figures/companies.ts';
import { conversationOf, daysOf, figuresOf, inOrder, peopleOf, type Talk, talkOf } from '../figures/company.ts';
import type { Conversation } from '../figures/conversation.ts';
import { addDays, type Days } from '../figures/days.ts';
import type { Told } from '../figures/explain/draft.ts';
import { daysSpan } from '../figures/span.ts';
import { choiceOfFilters } from './answer-report.ts';
import { directoryAsOf, toldIn } from './period.ts';
import { type CompaniesAsk, companiesQuestion } from './reports.ts';

export type OneCompanyAsk = CompaniesAsk & { readonly company: string };

/** A company's page, and what it was counted from. */
export interface CompanyRead {
  readonly report: CompanyReport;
  readonly talks: readonly Talk[];
  /** Of all companies in contact. */
  readonly rows: readonly CompanyRow[];
}

export function reportCompany(reader: CacheReader, ask: OneCompanyAsk): CompanyReport {
  return readCompany(reader, ask).report;
}

export function readCompany(reader: CacheReader, ask: OneCompanyAsk): CompanyRead {
  const { at, days, choice, company, from, to } = ask;
  const question = companiesQuestion(ask);
  const directory = directoryAsOf(reader, at);
  const talks: Talk[] = [];
  let named = directory.companies.has(company);
  const look = (told: Told) => {
    const { state: c } = told;
    if (companyOf(c, directory) !== company) return;
    named = true;
    if (!isOfChoice(c, choice) || !isWhose(c, choice, directory)) return;
    const talk = talkOf(told, company, question.span);
    if (talk !== null) talks.push(talk);
  };
  const { rows } = companiesReport(passing(toldIn(reader, question.span, at), look), directory, {
    ...question,
    company: null,
  });
  const row = rows.find((one) => one.company === company);
  named ||= [...directory.contacts.values()].some((contact) => contact.company === company);
  const report: CompanyReport = {
    report: 'company',
    from,
    to,
    tz: question.tz,
    company,
    name: directory.companies.get(company)?.name ?? company,
    known: named,
    rank: row === undefined ? null : 1 + rows.filter(({ load }) => load > row.load).length,
    companies: rows.length,
    total: figuresOf(talks),
    days: daysOf(talks, company, spansOf(days, from, to)),
    people: peopleOf(talks, directory),
    conversations: inOrder(talks).map((talk) => conversationOf(talk, directory)),
  };
  return { report, talks, rows };
}

/** A console's question. @param at the moment asked for, ms since 1970. */
export function answerCompany(reader: CacheReader, days: Days, ask: CompanyAsk, at: number): CompanyReport {
  const { from, to, company } = ask;
  return reportCompany(reader, { at, days, choice: choiceOfFilters(ask), from, to, company });
}

/** Each goes by once: a month of conversations need not be in memory. */
function* passing(told: Iterable<Told>, look: (one: Told) => void): IterableIterator<Conversation> {
  for (const one of told) {
    look(one);
    yield one.state;
  }
}

function spansOf(days: Days, from: string, to: string) {
  const spans = [];
  for (let date = from; date <= to; date = addDays(date, 1)) spans.push({ date, span: daysSpan(days, date, date) });
  return spans;
}
