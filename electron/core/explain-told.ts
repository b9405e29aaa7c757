// The conversations that an explanation reads: where days are sealed, only those whose rows have what is explained.
// Elsewhere all of the period, from which the drafts choose the same.
import type { CacheReader } from '../cache/types.ts';
import { addConversation, type CompaniesQuestion, newPeriod, type Period } from '../figures/companies.ts';
import type { CompaniesTold } from '../figures/explain/companies.ts';
import type { Told } from '../figures/explain/draft.ts';
import type { SoughtFacts } from '../figures/explain/quality.ts';
import type { QualityQuestion } from '../figures/quality.ts';
import type { ServiceQuestion } from '../figures/service.ts';
import { asksForOwners } from '../figures/sheets/count.ts';
import { addContacts } from '../figures/sheets/count-contacts.ts';
import { numbersOfContacts, numbersOfFacts, numbersOfRequests } from '../figures/sheets/sought.ts';
import type { Span } from '../figures/span.ts';
import { giveBack } from './give-back.ts';
import type { Ledger, View } from './ledger.ts';
import { directoryAsOf, toldIn } from './period.ts';
import { both } from './reports.ts';

/** Where from, and as of when. */
export interface From {
  readonly reader: CacheReader;
  /** null: from the streams. */
  readonly ledger: Ledger | null;
  readonly at: number;
}

function toldBy(from: From, span: Span, numbers: (view: View) => Iterable<number>): Iterable<Told> {
  const view = from.ledger?.view(span, from.at) ?? null;
  return view === null ? toldIn(from.reader, span, from.at) : both(lightly(view.read(numbers(view))), view.told(false));
}

/** What was read for tens of thousands goes before the next are read. */
const MANY = 50_000;

function* lightly(told: Iterable<Told>): IterableIterator<Told> {
  let read = 0;
  for (const one of told) {
    yield one;
    if (++read % MANY === 0) giveBack();
  }
}

export function toldOfFacts(from: From, question: QualityQuestion, sought: SoughtFacts): Iterable<Told> {
  const { span, choice } = question;
  // Facts that do not count have no rows.
  if (sought.others) return toldIn(from.reader, span, from.at);
  return toldBy(from, span, (view) => numbersOfFacts(view.parts('quality', span), sought, { ...view, choice }));
}

export function toldOfRequests(
  from: From,
  { span, choice }: ServiceQuestion,
  isHere: (ms: number) => boolean,
): Iterable<Told> {
  return toldBy(from, span, (view) => numbersOfRequests(view.parts('request', span), isHere, { ...view, choice }));
}

/** What of a companies figure is read, and the sums of its report. */
export function companiesTold(from: From, question: CompaniesQuestion): Pick<CompaniesTold, 'told' | 'sums'> {
  const { choice } = question;
  return {
    told: (sought, span, nobodys) =>
      // Who is nobody's has no rows.
      nobodys
        ? toldIn(from.reader, span, from.at)
        : toldBy(from, span, (view) => numbersOfContacts(view.parts('contact', span), sought, { ...view, choice })),
    sums: (which) => sumsOf(from, { ...question, span: which === 'now' ? question.span : question.before }),
  };
}

function sumsOf({ reader, ledger, at }: From, question: CompaniesQuestion): Period {
  const { span, choice } = question;
  const periods = { now: newPeriod(), earlier: newPeriod() };
  const view = ledger?.view(span, at) ?? null;
  const directory = view?.directory ?? directoryAsOf(reader, at);
  if (view !== null) {
    const read = asksForOwners(choice) ? view.parts : view.pieces;
    addContacts(periods.now, read('contact', span), view.companies(), { ...view, choice });
  }
  for (const { state } of view?.told(false) ?? toldIn(reader, span, at)) {
    addConversation(periods, state, directory, question);
  }
  return periods.now;
}
