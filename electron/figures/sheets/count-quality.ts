// Section 2 from sheets: facts counted for whom they count, of a period or day by day. Pure.
import type { Day } from '../days.ts';
import { FACT, INACTIVITY_ACTIONS } from '../facts.ts';
import { countFact, dayIn, type QualityQuestion, type QualitySum, type QualityTally, sumIn } from '../quality.ts';
import type { Span } from '../span.ts';
import { keyMask, type Left, type Part, type Piece, type Sums, within } from './count.ts';
import { sheetDay, spanOfDay } from './make.ts';
import type { Mask, Pool } from './pool.ts';
import type { Section } from './shapes.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
}

export function addQuality(
  tally: QualityTally,
  pieces: Iterable<Piece<'quality'>>,
  { choice }: QualityQuestion,
  { pool, left }: Asked,
): void {
  const counts = new Counts(pool);
  counts.take(pieces, keyMask(pool, choice), left);
  counts.addTo((agent) => sumIn(tally.whole, agent));
}

/** Of the period and of each of its days. @param inDays each day's pieces, the days one after the other. */
export function addDailyQuality(
  { whole, byDay }: QualityTally,
  inDays: Iterable<readonly [date: string, pieces: Iterable<Piece<'quality'>>]>,
  { choice }: QualityQuestion,
  { pool, left }: Asked,
): void {
  const keys = keyMask(pool, choice);
  const all = new Counts(pool);
  for (const [date, pieces] of inDays) {
    const counts = new Counts(pool);
    counts.take(pieces, keys, left);
    counts.addTo((agent) => sumIn(dayIn(byDay, date), agent));
    all.add(counts);
  }
  all.addTo((agent) => sumIn(whole, agent));
}

/** Whether each of a zone's days is a sheet's, so that sums tell of it. */
export function areSheetDays(days: readonly Day[]): boolean {
  return days.every(({ start, end }) => {
    const { from, to } = spanOfDay(sheetDay(start));
    return start === from && end === to + 1;
  });
}

/** The zone's days that rows are in, each with its part of them. A day's rows may be in two parts, which follow each other. */
export function* partsInDays<S>(
  parts: Iterable<Part<S>>,
  days: readonly Day[],
): IterableIterator<readonly [date: string, parts: readonly Part<S>[]]> {
  for (const { section, span } of parts) {
    for (const { date, start, end } of days) {
      const own: Span = { from: Math.max(start, span.from), to: Math.min(end - 1, span.to) };
      if (own.from <= own.to) yield [date, [{ section, span: own }]];
    }
  }
}

/** What facts count as: one of these each. The value of all others does not matter. */
const KINDS: readonly (readonly [code: number, value: number])[] = [
  ...[1, 2, 3, 4, 5].map((stars) => [FACT.rating, stars] as const),
  ...INACTIVITY_ACTIONS.map((_, action) => [FACT.inactivity, action] as const),
  ...[FACT.feedback, FACT.unansweredLive, FACT.unansweredEnded].map((code) => [code, 0] as const),
];
const VALUES = 256;
/** The kind's place, by code and value. */
const KIND_OF = Uint8Array.from({ length: VALUES * (FACT.inactivity + 1) }, (_, i) => {
  const [code, value] = [Math.floor(i / VALUES), i % VALUES];
  const place = KINDS.findIndex(([one, own]) => one === code && own === value);
  return place >= 0 ? place : KINDS.findIndex(([one]) => one === code);
});

/** How many facts of each kind each agent has, in one row of numbers: a month has millions of facts. */
class Counts {
  readonly #pool: Pool;
  #times = new Int32Array();

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  take(pieces: Iterable<Piece<'quality'>>, keys: Mask, left: Left): void {
    for (const piece of pieces) {
      // Those that a section refers to are in the pool since it was opened.
      this.#reach(this.#pool.agent.values.length * KINDS.length);
      if ('sums' in piece) this.#addSums(piece.sums, keys);
      else this.#addRows(piece, keys, left);
    }
  }

  add(other: Counts): void {
    this.#reach(other.#times.length);
    for (let i = 0; i < other.#times.length; i++)
      this.#times[i] = (this.#times[i] as number) + (other.#times[i] as number);
  }

  addTo(sumOf: (agent: string | null) => QualitySum): void {
    for (let i = 0; i < this.#times.length; i++) {
      const times = this.#times[i] as number;
      if (times === 0) continue;
      const [code, value] = KINDS[i % KINDS.length] as readonly [number, number];
      countFact(sumOf(this.#pool.agent.values[Math.floor(i / KINDS.length)] as string | null), code, value, times);
    }
  }

  #addSums({ rows, columns, names }: Sums<'quality'>, keys: Mask): void {
    const { key, agent, code, value, times } = columns;
    const ofKey = keys(names.key);
    const own = this.#times;
    for (let i = 0; i < rows; i++) {
      if (ofKey[key[i] as number] === 0) continue;
      const kind = KIND_OF[(code[i] as number) * VALUES + (value[i] as number)] as number;
      const place = (names.agent[agent[i] as number] as number) * KINDS.length + kind;
      own[place] = (own[place] as number) + (times[i] as number);
    }
  }

  #addRows({ section, span }: Part<Section<'quality'>>, keys: Mask, left: Left): void {
    const { no, ms, key, agent, code, value } = section.columns;
    const agents = section.names.agent;
    const ofKey = keys(section.names.key);
    const [from, to] = within(section, span);
    const own = this.#times;
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofKey[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
      const kind = KIND_OF[(code[i] as number) * VALUES + (value[i] as number)] as number;
      const place = (agents[agent[i] as number] as number) * KINDS.length + kind;
      own[place] = (own[place] as number) + 1;
    }
  }

  #reach(size: number): void {
    if (this.#times.length >= size) return;
    const larger = new Int32Array(size);
    larger.set(this.#times);
    this.#times = larger;
  }
}
