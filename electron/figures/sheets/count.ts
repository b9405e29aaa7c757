// Adds the rows of sheets to what the sections add up. A row counts as its conversation does in a full scan: its moment
// must lie in the span, which a day's sheet is asked for its own part of. Pure.
import { type Choice, type Directory, isOfChoice, isOwnerChosen } from '../choice.ts';
import { companyOf, companySum, countContacts, type Period } from '../companies.ts';
import type { Kind } from '../conversation.ts';
import { countFact, dayIn, type QualityQuestion, type QualitySum, type QualityTally, sumIn } from '../quality.ts';
import { addLanding, addRequest, type RequestState, type ServiceQuestion, type ServiceTally } from '../service.ts';
import type { Span } from '../span.ts';
import { REQUEST } from './make.ts';
import { type Mask, maskOf, Names, type Pool, type Referred } from './pool.ts';
import { momentOf, type Section } from './shapes.ts';

/** A day's rows, and the part of the span that they are asked for. */
export interface Part<S> {
  readonly section: S;
  readonly span: Span;
}

/** What a question leaves out: rows of streams whose mark is 1. */
export type Left = Uint8Array;

/** A span as the moments of a day's columns: from and to. */
export function within({ from }: { readonly from: number }, span: Span): readonly [from: number, to: number] {
  return [span.from - from, span.to - from];
}

export function keyMask(pool: Pool, choice: Choice): Mask {
  return maskOf(pool.key, ([product, channel, kind]) => isOfChoice({ product, channel, kind: kind as Kind }, choice));
}

function ownerMask(pool: Pool, choice: Choice, directory: Pick<Directory, 'agents'>): Mask {
  return maskOf(pool.whose, ([agent, group]) => isOwnerChosen({ agent, group }, choice, directory));
}

export function addQualityRows(
  { whole, byDay }: QualityTally,
  parts: Iterable<Part<Section<'quality'>>>,
  { choice, daily }: QualityQuestion,
  { pool, left }: { readonly pool: Pool; readonly left: Left },
): void {
  const keys = keyMask(pool, choice);
  const byAgent: (QualitySum | undefined)[] = [];
  for (const { section, span } of parts) {
    const { no, ms, key, agent, code, value } = section.columns;
    const { agent: agents } = section.names;
    const ofKey = keys(section.names.key);
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofKey[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
      const whom = agents[agent[i] as number] as number;
      let sum = byAgent[whom];
      if (sum === undefined) {
        sum = sumIn(whole, pool.agent.values[whom] as string | null);
        byAgent[whom] = sum;
      }
      countFact(sum, code[i] as number, value[i] as number);
      if (daily === null) continue;
      const ofDay = sumIn(dayIn(byDay, daily.dateOf(section.from + at)), pool.agent.values[whom] as string | null);
      countFact(ofDay, code[i] as number, value[i] as number);
    }
  }
}

/** Contacts by company, and what is theirs of each code: how often, and how long together. */
const CODES = 5;

/** The companies of parties, each looked up once. */
export class Companies {
  readonly names = new Names<string>();
  readonly #pool: Pool;
  readonly #directory: Pick<Directory, 'contacts'>;
  readonly #ofParty: number[] = [];

  constructor(pool: Pool, directory: Pick<Directory, 'contacts'>) {
    this.#pool = pool;
    this.#directory = directory;
  }

  /** @returns for each of a section's own numbers of parties its company's number in `names`; -1: none. */
  of(parties: Uint32Array): Int32Array {
    return Int32Array.from(parties, (party) => {
      this.#ofParty[party] ??= this.#numberOf(party);
      return this.#ofParty[party];
    });
  }

  #numberOf(party: number): number {
    const [company, contact] = this.#pool.party.values[party] as Referred['party'];
    const of = companyOf({ company, contact }, this.#directory);
    return of === null ? -1 : this.names.numberOf(of);
  }
}

export function addContactRows(
  period: Period,
  parts: Iterable<Part<Section<'contact'>>>,
  companies: Companies,
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
  const times: number[] = [];
  const lasted: number[] = [];
  for (const { section, span } of parts) {
    const { no, ms, key, whose, party, code, value } = section.columns;
    const { key: keyNames, whose: owns, party: parties } = section.names;
    const [ofKey, ofOwner] = [keys(keyNames), owners(owns)];
    const ofParty = companies.of(parties);
    while (times.length < companies.names.values.length * CODES) {
      times.push(0);
      lasted.push(0);
    }
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || left[no[i] as number] === 1) continue;
      if (ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
      const company = ofParty[party[i] as number] as number;
      if (company < 0) continue;
      const place = company * CODES + (code[i] as number);
      times[place] = (times[place] as number) + 1;
      lasted[place] = (lasted[place] as number) + (value[i] as number);
    }
  }
  for (let place = 0; place < times.length; place++) {
    if (times[place] === 0) continue;
    const sum = companySum(period, companies.names.values[Math.floor(place / CODES)] as string);
    countContacts(period, sum, place % CODES, times[place] as number, lasted[place] as number);
  }
}

export function addRequestRows(
  tally: ServiceTally,
  parts: Iterable<Part<Section<'request'>>>,
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
    const { no, ms, key, whose, close, flags } = section.columns;
    const [ofKey, ofOwner] = [keys(section.names.key), owners(section.names.whose)];
    const [from, to] = within(section, span);
    for (let i = 0; i < section.rows; i++) {
      const offset = ms[i] as number;
      if (offset < from || offset > to || left[no[i] as number] === 1) continue;
      if (ofKey[key[i] as number] === 0 || ofOwner[whose[i] as number] === 0) continue;
      const at = section.from + offset;
      const flag = flags[i] as number;
      state.pickedOpen = momentOf(section, section.columns.picked[i] as number);
      state.pickedOpenClose = momentOf(section, close[i] as number);
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
  parts: Iterable<Part<Section<'landing'>>>,
  question: ServiceQuestion,
  { pool, left }: { readonly pool: Pool; readonly left: Left },
): void {
  for (const { section, span } of parts) {
    const { no, ms, landing } = section.columns;
    const own = { ...question, span };
    const names = Array.from(section.names.landing, (number) => pool.landing.values[number] as Referred['landing']);
    for (let i = 0; i < section.rows; i++) {
      if (left[no[i] as number] === 1) continue;
      const [product, group, channel] = names[landing[i] as number] as Referred['landing'];
      addLanding(tally, [section.from + (ms[i] as number), product, group, channel], own);
    }
  }
}
