// Whether a cache holds exactly what was sent: nothing lost, nothing twice, and the figures of a cache that was never
// interrupted, which are those of the naive implementation.
import type { CacheReader } from '../../electron/cache/types.ts';
import { createIntake } from '../../electron/core/intake.ts';
import { reportCockpit } from '../../electron/core/reports.ts';
import { fitZone, startBoard } from '../../electron/core/start-board.ts';
import type { CockpitChoice } from '../../electron/figures/cockpit.ts';
import { cockpitReport } from '../../electron/figures/cockpit-report.ts';
import { createDays } from '../../electron/figures/days.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import { cacheFile } from '../core/cache-file.ts';
import { handClock } from '../core/hand-clock.ts';
import { naiveCockpit } from '../naive/cockpit.ts';
import type { Question } from '../naive/common.ts';
import { parseLines } from '../naive/parse.ts';
import { openForTest } from './open-core.ts';
import type { Stream } from './stream.ts';

const SHOWN = 3;

/** Every difference in words; none is what one wants to see. Opens and closes the cache. */
export async function faultsOfCache(file: string, stream: Stream): Promise<string[]> {
  const cache = await openForTest(file);
  try {
    if (cache.salvage !== null) return [`damaged: ${cache.salvage.report().reason}`];
    const integrity = await cache.checkIntegrity();
    return [
      ...integrity.problems,
      ...faultsOfEvents(cache.reader, stream),
      ...(await faultsOfFigures(cache.reader, stream)),
    ];
  } catch (error) {
    return [`cannot be read: ${String(error)}`];
  } finally {
    await cache.close();
  }
}

export function faultsOfEvents(reader: CacheReader, { kept, refused }: Stream): string[] {
  const last = reader.lastEvent();
  const texts = reader.readEvents(Array.from({ length: last }, (_, i) => i + 1));
  const rejects = [...reader.rejects()].map(({ raw }) => raw);
  return [
    ...(last === kept.length ? [] : [`${last} events are there, ${kept.length} were sent`]),
    ...(reader.totals().events === last ? [] : [`${reader.totals().events} events are counted, ${last} are there`]),
    ...differences('event', texts, kept),
    ...differences('reject', rejects, [...new Set(refused)]),
  ];
}

/** What is there and what should be, as bags. */
function differences(what: string, found: readonly string[], expected: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const text of expected) count.set(text, (count.get(text) ?? 0) - 1);
  for (const text of found) count.set(text, (count.get(text) ?? 0) + 1);
  const wrong = [...count].filter(([, n]) => n !== 0);
  return wrong.slice(0, SHOWN).map(([text, n]) => `${what} ${n < 0 ? 'lost' : 'there too often'}: ${text}`);
}

export async function faultsOfFigures(reader: CacheReader, stream: Stream): Promise<string[]> {
  const fresh = cacheFile();
  const { reader: never, writer, close } = fresh.open();
  try {
    const days = createDays(stream.tz);
    await fitZone(never, writer, days);
    const clock = handClock(stream.end);
    const fail = (error: unknown) => {
      throw error;
    };
    const intake = createIntake({
      ...{ reader: never, writer, days, clock, onFatal: fail },
      settle: () => null,
      show: () => {},
      onTrouble: (trouble) => trouble !== null && fail(trouble.error),
    });
    const batches = splitLines(Buffer.from(stream.lines.join('')));
    await intake.ingest.take(batches, { from: 'never interrupted', position: null }).done;
    return [
      ...faultsOfReports(reader, stream, 'this cache'),
      ...faultsOfReports(never, stream, 'a cache never interrupted'),
      ...(streamsOf(reader) === streamsOf(never) ? [] : ['streams differ from those of a cache never interrupted']),
    ];
  } finally {
    close();
    fresh.remove();
  }
}

/** The report at any moment, and the live floor as the next start fills it, after all is over. */
function faultsOfReports(reader: CacheReader, { tz, questions, kept, end }: Stream, which: string): string[] {
  const events = parseLines(kept);
  const live = startBoard(reader, createDays(tz).of(end).date);
  return questions.flatMap((question) => {
    const days = createDays(question.tz);
    const report = reportCockpit(reader, { at: Number(question.at), days, choice: choiceOf(question) });
    const atEnd = { ...question, at: end, tz };
    const floor = cockpitReport(live, choiceOf(question), end, tz);
    return [
      ...wrong(`${which}: report cockpit ${JSON.stringify(question)}`, report, naiveCockpit(events, question)),
      ...wrong(`${which}: live floor ${JSON.stringify(atEnd)}`, floor, naiveCockpit(events, atEnd)),
    ];
  });
}

const SHOWN_CHARACTERS = 120;

/** Told from shortly before the first difference. */
function wrong(what: string, found: unknown, expected: unknown): string[] {
  const [is, should] = [JSON.stringify(found), JSON.stringify(expected)];
  if (is === should) return [];
  let at = 0;
  while (is[at] === should[at]) at++;
  const part = (text: string) => text.slice(Math.max(0, at - SHOWN_CHARACTERS / 2), at + SHOWN_CHARACTERS / 2);
  return [`${what} is …${part(is)}…, naively …${part(should)}…`];
}

export function choiceOf({ product, channel, kind, group, agent }: Question): CockpitChoice {
  return {
    product: new Set(product),
    channel: new Set((channel ?? []).map((name) => name.toLowerCase())),
    kind: new Set(kind),
    group: new Set(group),
    agent: new Set(agent),
  };
}

const STREAM_KINDS = [
  'conversation',
  'presence',
  'agent',
  'group',
  'product',
  'company',
  'contact',
  'landing',
] as const;

function streamsOf(reader: CacheReader): string {
  const rows = STREAM_KINDS.flatMap((kind) => [...reader.streamsOf(kind)]);
  return JSON.stringify(
    rows
      .map(({ kind, id, firstMs, lastMs, open, waiting }) => [kind, id, firstMs, lastMs, open, waiting].join(' '))
      .sort(),
  );
}
