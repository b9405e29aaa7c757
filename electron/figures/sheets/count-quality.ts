// Section 2 from sheets: facts counted for whom they count. Pure.
import { countFact, dayIn, type QualityQuestion, type QualitySum, type QualityTally, sumIn } from '../quality.ts';
import { keyMask, type Left, type Part, type Piece, type Sums, within } from './count.ts';
import type { Mask, Pool } from './pool.ts';
import type { Section } from './shapes.ts';

interface Asked {
  readonly pool: Pool;
  readonly left: Left;
}

/** @param pieces rows alone where days are asked for. */
export function addQuality(
  tally: QualityTally,
  pieces: Iterable<Piece<'quality'>>,
  { choice, daily }: QualityQuestion,
  { pool, left }: Asked,
): void {
  const keys = keyMask(pool, choice);
  const byAgent: (QualitySum | undefined)[] = [];
  const sumOf = (whom: number): QualitySum => {
    byAgent[whom] ??= sumIn(tally.whole, pool.agent.values[whom] as string | null);
    return byAgent[whom];
  };
  for (const piece of pieces) {
    if ('sums' in piece) addSums(piece.sums, keys, sumOf);
    else addRows(piece, keys, left, sumOf);
    if (daily !== null && 'section' in piece) addDays(tally, piece, keys, { pool, left }, daily.dateOf);
  }
}

function addSums({ rows, columns, names }: Sums<'quality'>, keys: Mask, sumOf: (whom: number) => QualitySum): void {
  const { key, agent, code, value, times } = columns;
  const ofKey = keys(names.key);
  for (let i = 0; i < rows; i++) {
    if (ofKey[key[i] as number] === 0) continue;
    const sum = sumOf(names.agent[agent[i] as number] as number);
    countFact(sum, code[i] as number, value[i] as number, times[i] as number);
  }
}

function addRows(
  { section, span }: Part<Section<'quality'>>,
  keys: Mask,
  left: Left,
  sumOf: (whom: number) => QualitySum,
): void {
  const { no, ms, key, agent, code, value } = section.columns;
  const { agent: agents } = section.names;
  const ofKey = keys(section.names.key);
  const [from, to] = within(section, span);
  for (let i = 0; i < section.rows; i++) {
    const at = ms[i] as number;
    if (at < from || at > to || ofKey[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
    countFact(sumOf(agents[agent[i] as number] as number), code[i] as number, value[i] as number, 1);
  }
}

function addDays(
  { byDay }: QualityTally,
  { section, span }: Part<Section<'quality'>>,
  keys: Mask,
  { pool, left }: Asked,
  dateOf: (ms: number) => string,
): void {
  const { no, ms, key, agent, code, value } = section.columns;
  const ofKey = keys(section.names.key);
  const [from, to] = within(section, span);
  for (let i = 0; i < section.rows; i++) {
    const at = ms[i] as number;
    if (at < from || at > to || ofKey[key[i] as number] === 0 || left[no[i] as number] === 1) continue;
    const whom = pool.agent.values[section.names.agent[agent[i] as number] as number] as string | null;
    countFact(sumIn(dayIn(byDay, dateOf(section.from + at)), whom), code[i] as number, value[i] as number, 1);
  }
}
