// The reports over a ledger: the same sections, their sums filled from sheets and from what changed since. Where the ledger
// has no answer they are counted from the streams (reports.ts), which always gives the same.
import type { CompaniesReport, DayReport, QualityReport, ServiceReport } from '../../shared/contract/reports.ts';
import type { PackedService } from '../../shared/report-wire.ts';
import { addConversation as addToCompanies, companiesOf, newPeriod } from '../figures/companies.ts';
import { addConversation as addToDay, askedConversations, dayOf, newTally as newDay } from '../figures/day.ts';
import { addConversation as addToQuality, newTally as newQuality, qualityOf } from '../figures/quality.ts';
import {
  addLanding,
  addConversation as addToService,
  newTally as newService,
  packedServiceOf,
  type ServiceQuestion,
  type ServiceTally,
  serviceOf,
} from '../figures/service.ts';
import { asksForOwners } from '../figures/sheets/count.ts';
import { addContacts } from '../figures/sheets/count-contacts.ts';
import { addDailyQuality, addQuality } from '../figures/sheets/count-quality.ts';
import { addLandingPieces, addRequests, isByQuarters } from '../figures/sheets/count-service.ts';
import { addDayRows } from '../figures/sheets/day-rows.ts';
import type { Ledger } from './ledger.ts';
import {
  type CompaniesAsk,
  companiesQuestion,
  type DayAsk,
  dayQuestion,
  type QualityAsk,
  qualityQuestion,
  reportCompanies,
  reportDay,
  reportQuality,
  type ServiceAsk,
  serviceQuestion,
  tallyService,
} from './reports.ts';

export function sealedQuality(ledger: Ledger, ask: QualityAsk): QualityReport {
  const question = qualityQuestion(ask);
  const view = ledger.view(question.span, ask.at);
  if (view === null) return reportQuality(ledger.reader, ask);
  const tally = newQuality();
  if (question.daily === null) addQuality(tally, question, view);
  else addDailyQuality(tally, question, view);
  for (const c of view.conversations(false)) addToQuality(tally, c, question);
  return qualityOf(tally, view.directory, question);
}

export function sealedCompanies(ledger: Ledger, ask: CompaniesAsk): CompaniesReport {
  const question = companiesQuestion(ask);
  const { span, before, choice } = question;
  const view = ledger.view({ from: before.from, to: span.to }, ask.at);
  if (view === null) return reportCompanies(ledger.reader, ask);
  const periods = { now: newPeriod(), earlier: newPeriod() };
  const read = asksForOwners(choice) ? view.parts : view.pieces;
  const companies = view.companies();
  addContacts(periods.now, read('contact', span), companies, { ...view, choice });
  addContacts(periods.earlier, read('contact', before), companies, { ...view, choice });
  for (const c of view.conversations(false)) addToCompanies(periods, c, view.directory, question);
  return companiesOf(periods, view.directory, question);
}

export function sealedService(ledger: Ledger, ask: ServiceAsk): ServiceReport {
  const question = serviceQuestion(ask);
  return serviceOf(sealedTally(ledger, question), question);
}

/** On its way to a console. */
export function packedService(ledger: Ledger, ask: ServiceAsk): PackedService {
  const question = serviceQuestion(ask);
  return packedServiceOf(sealedTally(ledger, question), question);
}

function sealedTally(ledger: Ledger, question: ServiceQuestion): ServiceTally {
  const view = ledger.view(question.span, question.at);
  if (view === null) return tallyService(ledger.reader, question);
  const tally = newService(question);
  const isBySums = isByQuarters(tally);
  const requests = isBySums && !asksForOwners(question.choice) ? view.pieces : view.parts;
  addRequests(tally, requests('request', question.span), question, view);
  addLandingPieces(tally, (isBySums ? view.pieces : view.parts)('landing', question.span), question, view);
  for (const c of view.conversations(false)) addToService(tally, c, view.directory, question);
  for (const landing of view.landings()) addLanding(tally, landing, question);
  return tally;
}

export function sealedDay(ledger: Ledger, ask: DayAsk): DayReport {
  const question = dayQuestion(ledger.reader, ask);
  const view = ledger.view(question.span, ask.at);
  if (view === null) return reportDay(ledger.reader, ask);
  const tally = newDay();
  addDayRows(tally, view.parts('day', question.span), question, view);
  const isAsked = askedConversations(view.directory, question);
  for (const c of view.conversations(true)) if (isAsked(c)) addToDay(tally, c, question);
  return dayOf(tally, question);
}
