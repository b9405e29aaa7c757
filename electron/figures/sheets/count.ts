// Adds the rows of sheets to what the sections add up. A row counts as its conversation does in a full scan: its moment
// must lie in the span, which a day's sheet is asked for its own part of. Pure.
import { type Choice, type Directory, isOfChoice, isOwnerChosen } from '../choice.ts';
import { companyOf, companySum, countContacts, type Period } from '../companies.ts';
import type { Kind } from '../conversation.ts';
import { addConversation as addToDay, askedOwners, type DayQuestion, type DayTally } from '../day.ts';
import { countFact, dayIn, type QualityQuestion, type QualitySum, type QualityTally, sumIn } from '../quality.ts';
import { addLanding, addRequest, type RequestState, type ServiceQuestion, type ServiceTally } from '../service.ts';
import type { Span } from '../span.ts';
import { DAY, DAY_KINDS, REQUEST } from './make.ts';
import { maskOf, Names, type Pool } from './pool.ts';
import type { Section } from './section.ts';

/** A day's rows, and the part of the span that they are asked for. */
export interface Part<S> {
  readonly section: S;
  readonly span: Span;
}

/** What a question leaves out: rows of streams whose mark is 1. */
export type Left = Uint8Array;

const orNull = (ms: number) => (Number.isNaN(ms) ? null : ms);

function keyMask(pool: Pool, choice: Choice): Uint8Array {
  return maskOf(pool.key, ([product, channel, kind]) => isOfChoice({ product, channel, kind: kind as Kind }, choice));
}

function ownerMask(pool: Pool, choice: Choice, directory: Pick<Directory, 'agents'>): Uint8Array {
  return maskOf(pool.whose, ([agent, group]) => isOwnerChosen({ agent, group }, choice, directory));
}

export function addQualityRows(
  { whole, byDay }: QualityTally,
  parts: readonly Part<Section<'quality'>>[],
  { choice, daily }: QualityQuestion,
  { pool, left }: { readonly pool: Pool; readonly left: Left },
): void {
  const keys = keyMask(pool, choice);
  const byAgent: (QualitySum | undefined)[] = new Array(pool.agent.values.length).fill(undefined);
  for (const { section, span } of parts) {
    const { no, ms, key, agent, code, value } = section.columns;
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < span.from || at > span.to || keys[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
      const whom = agent[i] as number;
      let sum = byAgent[whom];
      if (sum === undefined) {
        sum = sumIn(whole, pool.agent.values[whom] as string | null);
        byAgent[whom] = sum;
      }
      countFact(sum, code[i] as number, value[i] as number);
      if (daily === null) continue;
      const ofDay = sumIn(dayIn(byDay, daily.dateOf(at)), pool.agent.values[whom] as string | null);
      countFact(ofDay, code[i] as number, value[i] as number);
    }
  }
}

/** Contacts by company, and what is theirs of each code: how often, and how long together. */
const CODES = 5;

/** The company of each party, as a number in `companies`; -1: none. */
export interface Companies {
  readonly names: readonly string[];
  readonly ofParty: Int32Array;
}

export function companiesOfParties(pool: Pool, directory: Pick<Directory, 'contacts'>): Companies {
  const names = new Names<string>();
  const ofParty = Int32Array.from(pool.party.values, ([company, contact]) => {
    const of = companyOf({ company, contact }, directory);
    return of === null ? -1 : names.numberOf(of);
  });
  return { names: names.values, ofParty };
}

export function addContactRows(
  period: Period,
  parts: readonly Part<Section<'contact'>>[],
  { names, ofParty }: Companies,
  asked: {
    readonly pool: Pool;
    readonly left: Left;
    readonly choice: Choice;
    readonly directory: Pick<Directory, 'agents'>;
  },
): void {
  const { pool, left, choice, directory } = asked;
  const keys = keyMask(pool, choice);
  const owners = ownerMask(pool, choice, directory);
  const times = new Float64Array(names.length * CODES);
  const lasted = new Float64Array(names.length * CODES);
  for (const { section, span } of parts) {
    const { no, ms, key, whose, party, code, value } = section.columns;
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < span.from || at > span.to || left[no[i] as number] === 1) continue;
      if (keys[key[i] as number] === 0 || owners[whose[i] as number] === 0) continue;
      const company = ofParty[party[i] as number] as number;
      if (company < 0) continue;
      const place = company * CODES + (code[i] as number);
      times[place] = (times[place] as number) + 1;
      lasted[place] = (lasted[place] as number) + (value[i] as number);
    }
  }
  for (let place = 0; place < times.length; place++) {
    if (times[place] === 0) continue;
    const sum = companySum(period, names[Math.floor(place / CODES)] as string);
    countContacts(period, sum, place % CODES, times[place] as number, lasted[place] as number);
  }
}

export function addRequestRows(
  tally: ServiceTally,
  parts: readonly Part<Section<'request'>>[],
  question: ServiceQuestion,
  asked: { readonly pool: Pool; readonly left: Left; readonly directory: Pick<Directory, 'agents'> },
): void {
  const { pool, left, directory } = asked;
  const keys = keyMask(pool, question.choice);
  const owners = ownerMask(pool, question.choice, directory);
  const state: { -readonly [F in keyof RequestState]: RequestState[F] } = {
    pickedOpen: null,
    pickedOpenClose: null,
    answered: null,
    open: false,
    everAssigned: false,
  };
  for (const { section, span } of parts) {
    const { no, ms, key, whose, picked, close, flags } = section.columns;
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < span.from || at > span.to || left[no[i] as number] === 1) continue;
      if (keys[key[i] as number] === 0 || owners[whose[i] as number] === 0) continue;
      const flag = flags[i] as number;
      state.pickedOpen = orNull(picked[i] as number);
      state.pickedOpenClose = orNull(close[i] as number);
      // When it was answered does not matter here, only whether.
      state.answered = (flag & REQUEST.answered) === 0 ? null : at;
      state.open = (flag & REQUEST.open) !== 0;
      state.everAssigned = (flag & REQUEST.everAssigned) !== 0;
      addRequest(tally, at, state, question.at);
    }
  }
}

export function addLandingParts(
  tally: ServiceTally,
  parts: readonly Part<Section<'landing'>>[],
  question: ServiceQuestion,
  { pool, left }: { readonly pool: Pool; readonly left: Left },
): void {
  for (const { section, span } of parts) {
    const { no, ms, landing } = section.columns;
    const own = { ...question, span };
    for (let i = 0; i < section.rows; i++) {
      if (left[no[i] as number] === 1) continue;
      const [product, group, channel] = pool.landing.values[
        landing[i] as number
      ] as (typeof pool.landing.values)[number];
      addLanding(tally, [ms[i] as number, product, group, channel], own);
    }
  }
}

export function addDayRows(
  tally: DayTally,
  parts: readonly Part<Section<'day'>>[],
  question: DayQuestion,
  asked: { readonly pool: Pool; readonly left: Left; readonly directory: Directory },
): void {
  const { pool, left, directory } = asked;
  const keys = keyMask(pool, question.choice);
  const isAsked = askedOwners(directory, question);
  const owners = maskOf(pool.whose, ([agent, group]) => isAsked({ agent, group }));
  for (const { section, span } of parts) {
    const own = { ...question, span };
    const { columns, rows } = section;
    for (let i = 0; i < rows; i++) {
      if (left[columns.no[i] as number] === 1) continue;
      if (keys[columns.key[i] as number] === 0 || owners[columns.whose[i] as number] === 0) continue;
      addToDay(tally, dayState(columns, i, pool), own);
    }
  }
}

function dayState(columns: Section<'day'>['columns'], i: number, pool: Pool) {
  const flags = columns.flags[i] as number;
  const close = orNull(columns.close[i] as number);
  return {
    kind: DAY_KINDS[flags & DAY.kind] as Kind,
    opened: columns.opened[i] as number,
    outbound: (flags & DAY.outbound) !== 0,
    open: false,
    openSince: null,
    contactSince: null,
    answered: orNull(columns.answered[i] as number),
    message: orNull(columns.message[i] as number),
    picked: orNull(columns.picked[i] as number),
    firstClose:
      close === null
        ? null
        : {
            ms: close,
            answered: (flags & DAY.closeAnswered) !== 0,
            message: (flags & DAY.closeMessage) !== 0,
            picked: (flags & DAY.closePicked) !== 0,
          },
    turns: pool.turns.values[columns.turns[i] as number] as number[],
  };
}
