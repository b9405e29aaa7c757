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
import { numbersOfCompany } from '../figures/sheets/visits.ts';
import { daysSpan } from '../figures/span.ts';
import { choiceOfFilters } from './answer-report.ts';
import { giveBack } from './give-back.ts';
import type { Ledger } from './ledger.ts';
import { directoryAsOf, toldIn } from './period.ts';
import { type CompaniesAsk, companiesQuestion } from './reports.ts';
import { sealedCompanies } from './sealed-reports.ts';

const MANY = 5_000;

export type OneCompanyAsk = CompaniesAsk & { readonly company: string };

/** A company's page, and what it was counted from. */
export interface CompanyRead {
  readonly report: CompanyReport;
  readonly talks: readonly Talk[];
  /** Of all companies in contact. */
  readonly rows: readonly CompanyRow[];
}

/** @param ledger finds its conversations by its sheets; null: by the streams, which gives the same. */
export function reportCompany(reader: CacheReader, ask: OneCompanyAsk, ledger: Ledger | null): CompanyReport {
  return readCompany(reader, ask, ledger).report;
}

export function readCompany(reader: CacheReader, ask: OneCompanyAsk, ledger: Ledger | null): CompanyRead {
  const { at, days, choice, company, from, to } = ask;
  const question = companiesQuestion(ask);
  const view = ledger?.view(question.span, at) ?? null;
  const directory = view?.directory ?? directoryAsOf(reader, at);
  const own: Talk[] = [];
  let isNamed = false;
  const look = (told: Told) => {
    const c = told.state;
    const talk = companyOf(c, directory) === company ? talkOf(told, company, question.span) : null;
    if (talk === null) return;
    isNamed = true;
    if (isOfChoice(c, choice) && isWhose(c, choice, directory)) own.push(talk);
  };
  let rows: readonly CompanyRow[];
  if (view === null || ledger === null) {
    const all = passing(toldIn(reader, question.span, at), look);
    rows = companiesReport(all, directory, { ...question, company: null }).rows;
  } else {
    const parts = { visits: view.parts('visit', question.span), contacts: view.parts('contact', question.span) };
    for (const one of view.read(numbersOfCompany(company, parts, view))) look(one);
    for (const one of view.told(false)) look(one);
    // What the reading took goes before the page is made of it.
    if (own.length > MANY) giveBack();
    rows = sealedCompanies(ledger, { ...ask, company: null }).rows;
  }
  const known =
    directory.companies.has(company) ||
    isNamed ||
    directory.contacts.values().some((contact) => contact.company === company);
  const row = rows.find((one) => one.company === company);
  const report: CompanyReport = {
    report: 'company',
    from,
    to,
    tz: question.tz,
    company,
    name: directory.companies.get(company)?.name ?? company,
    known,
    rank: row === undefined ? null : 1 + rows.filter(({ load }) => load > row.load).length,
    companies: rows.length,
    total: figuresOf(own),
    days: daysOf(own, spansOf(days, from, to)),
    people: peopleOf(own, directory),
    conversations: inOrder(own).map((talk) => conversationOf(talk, directory)),
  };
  return { report, talks: own, rows };
}

/** A console's question. @param at the moment asked for, ms since 1970. */
export function answerCompany(ledger: Ledger, days: Days, ask: CompanyAsk, at: number): CompanyReport {
  const { from, to, company } = ask;
  return reportCompany(ledger.reader, { at, days, choice: choiceOfFilters(ask), from, to, company }, ledger);
}

/** Each goes by once: a month of conversations need not be in memory. */
function* passing(told: Iterable<Told>, look: (one: Told) => void): Generator<Conversation> {
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
