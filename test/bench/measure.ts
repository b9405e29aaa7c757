// What a measure is: named variants that run in turns, each in processes of its own, and what is made of their values.
import type { Random } from '../histories/random.ts';
import { type Spread, spreadOf } from './stats.ts';

/** What one run of one variant gave: values by name, such as `wall_ms`, `cpu_ms`, `peak_mb`. */
export type Values = Readonly<Record<string, number>>;

export interface Setting {
  /** A folder for files; emptied at the end of the whole bench. */
  readonly folder: string;
  readonly rounds: number;
  readonly random: Random;
  /** Short form: fewer events. */
  readonly quick: boolean;
  /** Of the measures over many days (null: each its own). */
  readonly eventsADay: number | null;
  /** Of the switch alone: a cache of a month, made there where it is not (null: one of its own, in `folder`). */
  readonly db: string | null;
  readonly note: (words: string) => void;
}

export interface Target {
  readonly what: string;
  readonly value: number;
  readonly bound: number;
  /** Whether `value` must be at least or at most `bound`. */
  readonly must: 'at least' | 'at most' | 'under';
  readonly reached: boolean;
}

export interface Outcome {
  readonly name: string;
  readonly title: string;
  /** variant -> value -> its spread over the rounds. */
  readonly variants: Readonly<Record<string, Readonly<Record<string, Spread>>>>;
  readonly targets: readonly Target[];
  /** variant -> the values of each round. */
  readonly rounds: Readonly<Record<string, readonly Values[]>>;
}

export interface Measure {
  readonly name: string;
  readonly title: string;
  run(setting: Setting): Promise<Outcome>;
}

type Variants = Readonly<Record<string, () => Promise<Values>>>;

/** Runs every variant once a round, in an order drawn anew for each round. */
export async function inTurns(variants: Variants, setting: Setting): Promise<Record<string, Values[]>> {
  const rounds: Record<string, Values[]> = {};
  for (const name of Object.keys(variants)) rounds[name] = [];
  for (let round = 1; round <= setting.rounds; round++) {
    for (const name of setting.random.shuffle(Object.keys(variants))) {
      const values = await (variants[name] as () => Promise<Values>)();
      rounds[name]?.push(values);
      setting.note(`round ${round} of ${setting.rounds}, ${name}: ${wordsOf(values)}`);
    }
  }
  return rounds;
}

function wordsOf(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${roundTo3(value)}`)
    .join(', ');
}

export function roundTo3(value: number): string {
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

/** The median over the rounds. */
export function medianOf(rounds: readonly Values[] | undefined, value: string): number {
  return spreadOf((rounds ?? []).map((values) => values[value] as number)).median;
}

export function atLeast(what: string, value: number, bound: number): Target {
  return { what, value, bound, must: 'at least', reached: value >= bound };
}

export function atMost(what: string, value: number, bound: number): Target {
  return { what, value, bound, must: 'at most', reached: value <= bound };
}

export function under(what: string, value: number, bound: number): Target {
  return { what, value, bound, must: 'under', reached: value < bound };
}

export function outcomeOf(
  { name, title }: Measure,
  rounds: Readonly<Record<string, readonly Values[]>>,
  targets: readonly Target[],
): Outcome {
  const variants: Record<string, Record<string, Spread>> = {};
  for (const [variant, all] of Object.entries(rounds)) {
    const spreads: Record<string, Spread> = {};
    for (const value of Object.keys(all[0] ?? {}))
      spreads[value] = spreadOf(all.map((values) => values[value] as number));
    variants[variant] = spreads;
  }
  return { name, title, variants, targets, rounds };
}
