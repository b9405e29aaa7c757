// Opens the cache for a while, for what runs without a console: to read beside a console that may be running, or alone,
// to write.
import { openCache } from '../cache/open.ts';
import type { Salvage, SalvageReport } from '../cache/salvage.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { createDays } from '../figures/days.ts';
import { splitLines } from '../source/inbox/lines.ts';
import { systemClock } from './clock.ts';
import { createIntake } from './intake.ts';
import { recover } from './recover.ts';
import { fitZone } from './start-board.ts';
import { workerUrl } from './worker-url.ts';

/** Throws CacheError. */
export async function readCache<T>(file: string, read: (reader: CacheReader) => T | Promise<T>): Promise<T> {
  const { reader, close } = await openCache({ mode: 'read', file });
  try {
    return await read(reader);
  } finally {
    await close();
  }
}

export interface WriteOptions {
  readonly file: string;
  /** How another program that wants the cache meanwhile is told of this one. */
  readonly program: string;
  /** Whose days the figures are kept by where the cache does not say so yet. */
  readonly tz: string;
  /** The cache was damaged; what was intact in it is in the new one. */
  readonly onRecovered: (report: SalvageReport) => void;
}

/** Throws CacheError. */
export async function writeCache<T>(
  { file, program, tz, onRecovered }: WriteOptions,
  write: (reader: CacheReader, writer: CacheWriter) => Promise<T>,
): Promise<T> {
  const { reader, writer, salvage, close } = await openCache({
    mode: 'write',
    file,
    program,
    workerUrl: workerUrl('writer-worker'),
  });
  try {
    if (salvage !== null) onRecovered(await recoverAlone(salvage, { reader, writer, tz }));
    return await write(reader, writer);
  } finally {
    await close();
  }
}

async function recoverAlone(
  salvage: Salvage,
  { reader, writer, tz }: { readonly reader: CacheReader; readonly writer: CacheWriter; readonly tz: string },
): Promise<SalvageReport> {
  const days = createDays(reader.cellZone() ?? tz);
  await fitZone(reader, writer, days);
  const failed = Promise.withResolvers<never>();
  const { ingest } = createIntake({
    ...{ reader, writer, days, clock: systemClock },
    settle: () => null,
    show: () => {},
    onTrouble: (trouble) => trouble !== null && failed.reject(trouble.error),
    onFatal: failed.reject,
  });
  const take = (texts: readonly string[]) => {
    const lines = splitLines(Buffer.from(texts.join('\n')));
    return Promise.race([failed.promise, ingest.take(lines, { from: 'recovery', position: null }).done]);
  };
  return recover(salvage, take, () => {});
}
