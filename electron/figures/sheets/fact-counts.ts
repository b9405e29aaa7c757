// Facts of section 2 from sheets, counted by agent and kind. Pure.
import { FACT, INACTIVITY_ACTIONS } from '../facts.ts';
import { countFact, type QualitySum } from '../quality.ts';
import { type Left, type Part, type Piece, type Sums, within } from './count.ts';
import type { CountsOfChoice } from './kept-counts.ts';
import type { Mask, Pool } from './pool.ts';
import type { Section } from './shapes.ts';

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
export class FactCounts {
  readonly #pool: Pool;
  #times: Int32Array;

  /** @param times of others of the same pool. */
  constructor(pool: Pool, times: Int32Array = new Int32Array()) {
    this.#pool = pool;
    this.#times = times;
  }

  /** As they are kept: not changed any more. */
  get times(): Int32Array {
    return this.#times;
  }

  /** @param kept what blocks came to before; null: they are read. */
  take(pieces: Iterable<Piece<'quality'>>, keys: Mask, left: Left, kept: CountsOfChoice | null): void {
    for (const piece of pieces) {
      if ('section' in piece) this.#addRows(piece, keys, left);
      else if (piece.block === null || kept === null) this.#addSums(piece.sums(), keys);
      else {
        const { key, version } = piece.block;
        this.#add(
          kept.get(key, version, () => {
            const counts = new FactCounts(this.#pool);
            counts.#addSums(piece.sums(), keys);
            return counts.times;
          }),
        );
      }
    }
  }

  add({ times }: FactCounts): void {
    this.#add(times);
  }

  #add(times: Int32Array): void {
    this.#reach(times.length);
    const own = this.#times;
    for (let i = 0; i < times.length; i++) own[i] = (own[i] as number) + (times[i] as number);
  }

  addTo(sumOf: (agent: string | null) => QualitySum): void {
    for (let at = 0; at < this.#times.length; at += KINDS.length) {
      let sum: QualitySum | null = null;
      for (let kind = 0; kind < KINDS.length; kind++) {
        const times = this.#times[at + kind] as number;
        if (times === 0) continue;
        const [code, value] = KINDS[kind] as readonly [number, number];
        sum ??= sumOf(this.#pool.agent.values[at / KINDS.length] as string | null);
        countFact(sum, code, value, times);
      }
    }
  }

  /** Where these agents' counts stand, in whichever counts of this pool. */
  placesOf(agents: readonly (string | null)[]): Uint32Array {
    return Uint32Array.from(agents, (agent) => this.#pool.agent.numberOf(agent) * KINDS.length);
  }

  /** Adds what those in these places have together. */
  addSum(sum: QualitySum, places: Uint32Array): void {
    const [own, all] = [this.#times, new Int32Array(KINDS.length)];
    for (const place of places) {
      if (place >= own.length) continue;
      for (let kind = 0; kind < KINDS.length; kind++) {
        all[kind] = (all[kind] as number) + (own[place + kind] as number);
      }
    }
    KINDS.forEach(([code, value], kind) => {
      countFact(sum, code, value, all[kind] as number);
    });
  }

  #addSums({ rows, columns, names }: Sums<'quality'>, keys: Mask): void {
    const { key, agent, code, value, times } = columns;
    const ofKey = keys(names.key);
    const own = this.#room();
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
    const own = this.#room();
    for (let i = 0; i < section.rows; i++) {
      const at = ms[i] as number;
      if (at < from || at > to || ofKey[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
      const kind = KIND_OF[(code[i] as number) * VALUES + (value[i] as number)] as number;
      const place = (agents[agent[i] as number] as number) * KINDS.length + kind;
      own[place] = (own[place] as number) + 1;
    }
  }

  /** Whoever a section refers to is in the pool since it was opened. */
  #room(): Int32Array {
    this.#reach(this.#pool.agent.values.length * KINDS.length);
    return this.#times;
  }

  #reach(size: number): void {
    if (this.#times.length >= size) return;
    const larger = new Int32Array(size);
    larger.set(this.#times);
    this.#times = larger;
  }
}
