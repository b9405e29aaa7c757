// Explains any figure of any report: the report is made as always, the path is followed in it, and what the figure is
// made of is counted by the report's own rules and found again among the events. One moment of the cache for all of it.
import type { Explanation } from '../../shared/contract/explain.ts';
import { shownCompanies, shownDay, shownQuality } from '../../shared/shown-figures.ts';
import { said } from '../../shared/words/said.ts';
import type { CacheReader } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import { cockpitDraft } from '../figures/explain/cockpit.ts';
import { companiesDraft } from '../figures/explain/companies.ts';
import { companyDraft } from '../figures/explain/company.ts';
import { dayDraft } from '../figures/explain/day.ts';
import type { Draft, DraftItem, Search, Told } from '../figures/explain/draft.ts';
import { Room } from '../figures/explain/draft-items.ts';
import { EventBook } from '../figures/explain/event-book.ts';
import { finish, finishRows, finishStatus, inFull, type Shown } from '../figures/explain/finish.ts';
import { type FloorReport, floorReport, stripDraft } from '../figures/explain/floor.ts';
import { passedOver } from '../figures/explain/passed-over.ts';
import { ExplainError, type Found, follow } from '../figures/explain/path.ts';
import { statusDraft } from '../figures/explain/presence.ts';
import { qualityDraft } from '../figures/explain/quality.ts';
import { serviceDraft } from '../figures/explain/service.ts';
import type { Lookup } from '../figures/explain/shown-items.ts';
import { daysSpan } from '../figures/span.ts';
import { boardAsOf, statesAsOf } from './as-of.ts';
import { readCompany } from './company.ts';
import { waitingOf } from './effects.ts';
import { landingLookup, presenceRun, toldLandings, tracesOf } from './explain-read.ts';
import { companiesTold, type From, toldOfFacts, toldOfRequests } from './explain-told.ts';
import type { Ledger } from './ledger.ts';
import { countCallBacks } from './lost.ts';
import { stateOf } from './lost-notes.ts';
import { directoryAsOf, toldIn, toldOutside } from './period.ts';
import {
  type Ask,
  both,
  type CompaniesAsk,
  companiesQuestion,
  type DayAsk,
  dayQuestion,
  type QualityAsk,
  qualityQuestion,
  reportCompanies,
  reportDay,
  reportQuality,
  reportService,
  type ServiceAsk,
  serviceQuestion,
} from './reports.ts';

import { sealedCompanies, sealedDay, sealedQuality, sealedService } from './sealed-reports.ts';

export type ReportAsked =
  | { readonly report: 'cockpit'; readonly ask: Ask }
  | { readonly report: 'quality'; readonly ask: QualityAsk }
  | { readonly report: 'companies'; readonly ask: CompaniesAsk }
  | { readonly report: 'service'; readonly ask: ServiceAsk }
  | { readonly report: 'day'; readonly ask: DayAsk };

/** @param figure a path in the report's JSON. @throws ExplainError, in words for whoever asked. */
export function explain(reader: CacheReader, asked: ReportAsked, figure: string, haste: Haste = NONE): Explanation {
  return reader.snapshot(() => inFull(explained(reader, asked, figure, haste)));
}

/** What somebody who waits for the answer can do with. */
export interface Haste {
  /** Counts a month's report from its sheets; null: from the streams, which gives the same. */
  readonly ledger: Ledger | null;
  /** So many conversations are read again, event by event, for the items of the lists; and to see what was left out. */
  readonly items: number;
  readonly searched: number;
  /** So many items are told; all are counted. */
  readonly listed: number;
}

export const NONE: Haste = {
  ledger: null,
  items: Number.POSITIVE_INFINITY,
  searched: Number.POSITIVE_INFINITY,
  listed: Number.POSITIVE_INFINITY,
};

/** Within a snapshot; its items are read while it lasts. @throws ExplainError. */
export function explained(reader: CacheReader, asked: ReportAsked, figure: string, haste: Haste): Shown {
  const { at } = asked.ask;
  const room = new Room(haste.listed);
  const made = makerOf({ reader, ledger: haste.ledger, at }, asked, room);
  const found = follow(made.report, figure);
  const head = { report: asked.report, figure, value: found.value };
  if (found.way.at(-1) === '#') return finishRows(head, rowsAt(made.report, found));
  if (asked.report === 'cockpit') {
    const draft = statusDraft(made.report as FloorReport, found.way, (agent) => presenceRun(reader, agent, at));
    if (draft !== null) return finishStatus(head, draft);
  }
  const directory = directoryAsOf(reader, at);
  const draft = made.draft(directory, found.way);
  if (draft === null) {
    throw new ExplainError(said('explain.no_figure', { figure, value: JSON.stringify(found.value) }));
  }
  const { lookup, brief } = lookupOf(reader, draft, directory, at, haste);
  const searched = draft.search === null ? [] : searchedIds(made.told(), draft.search, haste.searched);
  const passed = searched === null ? [] : leftOutOf(reader, draft.search, searched, at, room);
  return finish(head, draft, passed, lookup, { brief, unsearched: searched === null });
}

interface Maker {
  readonly report: object;
  readonly draft: (directory: Directory, way: Found['way']) => Draft | null;
  /** All conversations that it may be counted from. */
  readonly told: () => Iterable<Told>;
}

function makerOf(from: From, { report: name, ask }: ReportAsked, room: Room): Maker {
  const { reader, ledger, at } = from;
  switch (name) {
    case 'cockpit': {
      const board = boardAsOf(reader, ask.days, at);
      const report = floorReport(board, ask.choice, at, ask.days.tz);
      return {
        report,
        told: () => toldToday(reader, ask),
        draft: ({ named }, way) =>
          stripDraft(toldToday(reader, ask), way, { ...ask, board, waitingOf }, room) ??
          cockpitDraft(toldToday(reader, ask), report, way, { ...ask, named }, room),
      };
    }
    case 'quality': {
      const report = shownQuality(ledger === null ? reportQuality(reader, ask) : sealedQuality(ledger, ask));
      const question = qualityQuestion(ask);
      return {
        report,
        told: () => toldIn(reader, question.span, at),
        draft: (directory, way) =>
          qualityDraft((sought) => toldOfFacts(from, question, sought), directory, report, way, question, room),
      };
    }
    case 'companies':
      return companiesMaker(from, ask, room);
    case 'service': {
      const question = serviceQuestion(ask);
      return {
        report: ledger === null ? reportService(reader, ask) : sealedService(ledger, ask),
        told: () => toldIn(reader, question.span, at),
        draft: (directory, way) => {
          const told = (isHere: (ms: number) => boolean) => toldOfRequests(from, question, isHere);
          const landings = () => toldLandings(reader, question.span, at);
          return serviceDraft({ told, landings }, directory, way, question, room);
        },
      };
    }
    case 'day': {
      const question = dayQuestion(reader, ask);
      const told = () => both(toldIn(reader, question.span, at), toldOutside(reader, question.span, at));
      const report = {
        ...shownDay(ledger === null ? reportDay(reader, ask) : sealedDay(ledger, ask)),
        get call_backs() {
          const { lost, open } = countCallBacks(reader, question, ledger);
          return { lost, open, done: lost - open };
        },
      };
      const notedAs = (id: string) => stateOf(reader, id);
      return { report, told, draft: (directory, way) => dayDraft(told(), directory, way, question, notedAs, room) };
    }
  }
}

const COMPANIES_PARTS = ['report', 'from', 'to', 'tz', 'rows', 'summary'] as const;
const PAGE_PARTS = ['total', 'days', 'people', 'rank', 'companies'] as const;

/** Of one company also what its own page shows. Either is made where it is asked for: a month takes its time. */
function companiesMaker(from: From, ask: CompaniesAsk, room: Room): Maker {
  const { reader, ledger, at } = from;
  const { days, company } = ask;
  const question = companiesQuestion(ask);
  const span = { from: question.before.from, to: question.span.to };
  const companies = once(() =>
    shownCompanies(ledger === null ? reportCompanies(reader, ask) : sealedCompanies(ledger, ask)),
  );
  const told = () => toldIn(reader, span, at);
  const draft: Maker['draft'] = (directory, way) =>
    companiesDraft({ directory, report: companies(), ...companiesTold(from, question) }, way, question, room);
  const report = {};
  for (const part of COMPANIES_PARTS) offer(report, part, () => companies()[part]);
  if (company === null) return { report, told, draft };
  const page = once(() => readCompany(reader, { ...ask, company }, ledger));
  for (const part of PAGE_PARTS) offer(report, part, () => page().report[part]);
  const isOfPage = (way: Found['way']) => PAGE_PARTS.some((part) => part === way[0]);
  const spanOf = (date: string) => daysSpan(days, date, date);
  return {
    report,
    told,
    draft: (directory, way) => (isOfPage(way) ? companyDraft(page(), way, spanOf) : draft(directory, way)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function offer(report: object, part: string, get: () => unknown): void {
  Object.defineProperty(report, part, { enumerable: true, get });
}

/** The conversations that the cockpit's board reads. */
function toldToday(reader: CacheReader, { at, days }: Ask): IterableIterator<Told> {
  const { start } = days.of(at);
  return both(
    statesAsOf(reader, reader.conversationsBetween(start, at), 'conversation', at),
    statesAsOf(reader, reader.openConversations(false, start), 'conversation', at),
  );
}

function rowsAt(report: object, { way }: Found): readonly Readonly<Record<string, unknown>>[] {
  return way.slice(0, -1).reduce<unknown>((value, key) => Reflect.get(value as object, key), report) as [];
}

/** Their ids; null: there are more than can be read again. */
function searchedIds(told: Iterable<Told>, { searches }: Search, most: number): readonly string[] | null {
  const ids: string[] = [];
  for (const one of told) if (searches(one) && ids.push(one.id) > most) return null;
  return ids;
}

function leftOutOf(reader: CacheReader, search: Search | null, ids: readonly string[], at: number, room: Room) {
  return search === null ? [] : passedOver(search, tracesOf(reader, ids, at), room);
}

function lookupOf(reader: CacheReader, draft: Draft, contacts: Directory, at: number, haste: Haste) {
  const named = new Set<string>();
  const timeless = new Set<string>();
  let landings = 0;
  for (const item of itemsOf(draft)) {
    const id = item.told?.id;
    if (id === undefined) landings += isLanding(item) ? 1 : 0;
    else {
      if (named.size <= haste.items) named.add(id);
      if (item.ms === null) timeless.add(id);
    }
  }
  const isLong = named.size > haste.items || landings > haste.items;
  const book = new EventBook();
  // Whatever the length, an item without a time has its event's.
  for (const item of itemsOf(draft)) if (!isLong || item.ms === null) book.want(item);
  for (const [id, trace] of tracesOf(reader, [...(isLong ? timeless : named)], at)) book.learn(id, trace);
  const lookup: Lookup = {
    event: (id, place, since) => book.find(id, place, since),
    landing: isLong ? () => undefined : landingLookup(reader, at),
    contacts,
  };
  return { lookup, brief: isLong };
}

function* itemsOf({ lists, leftOut }: Draft): IterableIterator<DraftItem> {
  for (const { items } of [...lists, ...leftOut]) yield* items;
}

function isLanding({ place }: DraftItem): boolean {
  return place !== null && 'landing' in place;
}
