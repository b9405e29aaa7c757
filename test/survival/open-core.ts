// A whole core over a real cache file, as the core's thread builds it: with a source, a clock and a writer of the test's
// choice.
import { openCache, type WriteCache } from '../../electron/cache/open.ts';
import type { CacheReader, CacheWriter } from '../../electron/cache/types.ts';
import type { Clock } from '../../electron/core/clock.ts';
import { Core } from '../../electron/core/core.ts';
import { Health } from '../../electron/core/health.ts';
import { fitZone } from '../../electron/core/start-board.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { Source } from '../../electron/source/port.ts';

export interface CoreOptions {
  readonly file: string;
  readonly tz: string;
  readonly clock: Clock;
  readonly source: Source;
  /** Puts something between the core and its cache. */
  readonly between?: (cache: { reader: CacheReader; writer: CacheWriter }) => {
    reader: CacheReader;
    writer: CacheWriter;
  };
  readonly onFatal: (error: unknown) => void;
}

export interface OpenedCore {
  readonly core: Core;
  readonly cache: WriteCache;
  stop(): Promise<void>;
}

export function openForTest(file: string): Promise<WriteCache> {
  return openCache({ mode: 'write', file, workerUrl: workerUrl('writer-worker'), program: 'a test' });
}

/** Not started yet: `core.start()`. */
export async function openCore(options: CoreOptions): Promise<OpenedCore> {
  const { file, tz, clock, source, between = (same) => same, onFatal } = options;
  const cache = await openForTest(file);
  const days = createDays(tz);
  await fitZone(cache.reader, cache.writer, days);
  const core = new Core({
    ...between({ reader: cache.reader, writer: cache.writer }),
    file,
    days,
    clock,
    source,
    gatherMs: 0,
    hello: { version: 'test', shell: 'host', tz, actor: 'test', demo: false },
    integrity: () => 'unchecked',
    health: new Health(clock.now),
    reports: {
      ask: () => Promise.reject(new Error('no reports here')),
      warm: () => Promise.resolve(),
      hear: () => Promise.resolve(),
      seal: () => Promise.resolve(false),
      load: { asked: 0, busy: false },
      close: async () => {},
    },
    onFatal,
    // Few, that a short history has several pieces.
    pieceEvents: 2,
  });
  const stop = async () => {
    await core.stop();
    await cache.close();
  };
  return { core, cache, stop };
}
