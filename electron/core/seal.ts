// Seals days: makes the sheets of what has changed since the last seal, and has them kept. Reports are answered between its
// steps; whatever changes meanwhile is in the list of changes behind the new mark.
import type { CacheReader, SealStep, StreamRow } from '../cache/types.ts';
import type { Conversation } from '../figures/conversation.ts';
import type { Landings } from '../figures/landing.ts';
import { addLandingRows, addRows, type Builders, newBuilders, sheetDay, spanOfDay } from '../figures/sheets/make.ts';
import { newPool, type Pool } from '../figures/sheets/pool.ts';
import { ROWS, type RowName, SUMMED, SUMS, sectionNumber } from '../figures/sheets/shapes.ts';
import { addedUp, lotOf } from '../figures/sheets/sums.ts';
import type { Span } from '../figures/span.ts';
import type { Ledger, Since } from './ledger.ts';
import { levelSteps } from './seal-levels.ts';
import { markText } from './seal-mark.ts';
import { thaw } from './stream-row.ts';

/** A year, and the month before it that a report compares with. */
const SEALED_DAYS = 400;
/** Streams read at once: some ms of work, for which a report may have to wait. */
const STEP_STREAMS = 250;
/** So many streams are read with a question in some 30 ms. */
const MOST_UNSEALED = 2_000;
const QUARTER_MS = 900_000;

export interface SealDeps {
  readonly ledger: Ledger;
  readonly keep: (step: SealStep) => Promise<void>;
  /** Lets others have a turn. */
  readonly pause: () => Promise<void>;
}

/**
 * @param at now, ms since 1970: its day is the last that is sealed, as far as it has come.
 * @returns whether it was: nothing changes where it was not.
 */
export async function seal({ ledger, keep, pause }: SealDeps, at: number): Promise<boolean> {
  const { reader } = ledger;
  const seq = reader.lastChange();
  const since = reader.snapshot(() => ledger.since());
  const before = since?.mark ?? null;
  // A clock that was put back takes no day back.
  const last = Math.max(sheetDay(at), before?.last ?? sheetDay(at));
  await keep({ t: 'begin', after: before?.seq ?? null });
  const first = before?.first ?? last - SEALED_DAYS;
  const oldest = since === null ? firstDay(reader, first, at) : firstMoved(since);
  for (let day = Math.max(first, oldest); day <= last; day++) {
    const isKnown = before !== null && day <= before.last;
    const steps = isKnown ? reader.snapshot(() => patched(ledger, day, seq)) : await made(reader, day, seq, pause);
    // So much has changed meanwhile that the old sheets are of no use: the next seal makes them anew.
    if (steps === null) return false;
    for (const step of steps) await keep(step);
    await pause();
  }
  const mark = { seq, first, last };
  for (const step of levelSteps(reader, mark, before?.last ?? Number.NEGATIVE_INFINITY)) {
    await keep(step);
    await pause();
  }
  await keep({ t: 'mark', mark: markText(mark), seq });
  return true;
}

/** The first day that anything is of. */
function firstDay(reader: CacheReader, first: number, at: number): number {
  return sheetDay(reader.firstMsAfter(spanOfDay(first).from) ?? at);
}

/** The first day that has to be sealed anew, or for the first time: told without a look at every stream. */
function firstMoved({ mark, moved }: Since): number {
  let day = mark.last + 1;
  for (const { firstMs } of moved.values()) day = Math.min(day, sheetDay(firstMs));
  return day;
}

/** Whether enough has changed, or a day has ended, since the last seal. */
export function isSealDue(ledger: Ledger, at: number): boolean {
  if (ledger.reader.lastStream() <= MOST_UNSEALED) return false;
  const since = ledger.reader.snapshot(() => ledger.since());
  return since === null || since.moved.size > MOST_UNSEALED || (since.mark.last < sheetDay(at) && since.moved.size > 0);
}

/** A day's sheets from its streams. */
async function made(reader: CacheReader, day: number, seq: number, pause: SealDeps['pause']): Promise<SealStep[]> {
  const span = spanOfDay(day);
  const pool = newPool();
  const builders = newBuilders(span);
  const numbers = reader.numbersBetween(span.from, span.to);
  for (let at = 0; at < numbers.length; at += STEP_STREAMS) {
    for (const row of reader.streamsByNo(numbers.slice(at, at + STEP_STREAMS))) {
      addRows(builders, pool, row.no, thaw(row).state as Conversation, span);
    }
    await pause();
  }
  for (const row of landingsOf(reader, span)) addLandingRows(builders, pool, row.no, thaw(row).state as Landings, span);
  return ROWS.flatMap((name) => (builders[name].rows === 0 ? [] : stepsOf(builders, pool, name, day, seq)));
}

/** Landings lie in streams of a quarter of an hour, named by it; a UTC day holds whole ones. */
function landingsOf(reader: CacheReader, span: Span): Iterable<StreamRow> {
  const ids: string[] = [];
  for (let ms = span.from; ms <= span.to; ms += QUARTER_MS) ids.push(String(Math.floor(ms / QUARTER_MS)));
  return reader.findStreams('landing', ids).values();
}

/** A day's sheets as they are kept, the rows of what has changed replaced; those that stay the same are left out. */
function patched(ledger: Ledger, day: number, seq: number): SealStep[] | null {
  const since = ledger.since();
  if (since === null) return null;
  const { moved, left, pool } = since;
  const span = spanOfDay(day);
  const builders = newBuilders(span);
  let touched = false;
  for (const [no, { kind, firstMs, lastMs, state }] of moved) {
    if (firstMs > span.to || lastMs < span.from) continue;
    if (kind === 'conversation') addRows(builders, pool, no, state as Conversation, span);
    else if (kind === 'landing') addLandingRows(builders, pool, no, state as Landings, span);
    else continue;
    touched = true;
  }
  if (!touched) return [];
  return ROWS.flatMap((name) => {
    const added = builders[name].rows;
    const gone = takeOver(builders, since, day, name, left);
    return added + gone === 0 ? [] : stepsOf(builders, pool, name, day, seq);
  });
}

function takeOver(builders: Builders, since: Since, day: number, name: keyof Builders, left: Uint8Array): number {
  const section = since.section(day, name);
  return section === null ? 0 : builders[name].take(section as never, left);
}

/** A section's rows, and their sums where there are any. */
function stepsOf(builders: Builders, pool: Pool, name: RowName, day: number, seq: number): SealStep[] {
  const builder = builders[name];
  const summed = SUMMED.find((one) => one === name);
  const { from } = spanOfDay(day);
  const sums = summed && addedUp(summed, [lotOf(summed, builder.view(), null)], pool, from).bytes(pool);
  const steps: SealStep[] = [stepOf(day, sectionNumber(name), seq, builder.bytes(pool))];
  if (summed && sums) steps.push(stepOf(day, sectionNumber(SUMS[summed]), seq, sums));
  return steps;
}

function stepOf(day: number, section: number, seq: number, body: Uint8Array<ArrayBuffer>): SealStep {
  return { t: 'sheet', sheet: { day, section, seq, body } };
}
