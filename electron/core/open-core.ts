// Opens the cache and puts a core over it: recovery of a damaged file first, then the source, then a look through the
// whole cache in the background. What cannot be mended here is thrown; the shell starts another core, which can.
import { openCache, type WriteCache } from '../cache/open.ts';
import { CacheError } from '../cache/types.ts';
import { createDays } from '../figures/days.ts';
import type { Source } from '../source/port.ts';
import type { Clock } from './clock.ts';
import type { CoreConfig, FromCore } from './config.ts';
import { Core } from './core.ts';
import { Health } from './health.ts';
import { fitZone } from './start-board.ts';
import { workerUrl } from './worker-url.ts';

/** The look through the cache waits until the start's rush is over. */
const CHECK_AFTER_MS = 10_000;
/** Blocks taken in at once while recovering. */
const RECOVERY_BLOCKS = 64;

export interface OpenedCore {
  readonly core: Core;
  /** Recovers what is to be recovered, then begins to take events. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

export interface OpenCoreDeps {
  readonly config: CoreConfig;
  readonly clock: Clock;
  readonly source: Source | null;
  readonly onProgress: (progress: Extract<FromCore, { t: 'progress' }>) => void;
  /** The cache turned out to be damaged, or something else that this core cannot go on from. */
  readonly onFatal: (error: unknown) => void;
}

type Integrity = 'unchecked' | 'checking' | 'ok' | 'damaged';

/** Throws CacheError where the cache cannot be opened. */
export async function openCore(deps: OpenCoreDeps): Promise<OpenedCore> {
  const { config, clock, source } = deps;
  const health = new Health(clock.now);
  let integrity: Integrity = 'unchecked';
  const cache = await openCache({
    mode: 'write',
    file: config.db,
    workerUrl: workerUrl('writer-worker'),
    now: clock.now,
    onSlow: ({ what, ms }) => health.slowQuery(what, ms),
  });
  const fatal = (error: unknown) => {
    if (error instanceof CacheError && error.code === 'damaged') cache.requestRecovery(error.message);
    deps.onFatal(error);
  };
  const days = createDays(config.tz);
  await fitZone(cache.reader, cache.writer, days);
  const core = new Core({
    reader: cache.reader,
    writer: cache.writer,
    file: config.db,
    days,
    clock,
    source,
    hello: {
      version: config.version,
      shell: config.shell,
      tz: config.tz,
      actor: config.actor,
      demo: config.source?.kind === 'demo',
    },
    integrity: () => integrity,
    health,
    onFatal: fatal,
  });
  let cancelCheck = () => {};
  const check = async () => {
    integrity = 'checking';
    const report = await cache.checkIntegrity();
    integrity = report.ok ? 'ok' : 'damaged';
    if (!report.ok) fatal(new CacheError('damaged', config.db, report.problems.join('; ')));
  };
  return {
    core,
    async start() {
      await recover(core, cache, deps);
      core.start();
      cancelCheck = clock.setTimer(() => {
        check().catch((error: Error) => health.error(error.message));
      }, CHECK_AFTER_MS);
    },
    async stop() {
      cancelCheck();
      await core.stop();
      await cache.close();
    },
  };
}

async function recover(core: Core, { salvage }: WriteCache, { clock, onProgress }: OpenCoreDeps): Promise<void> {
  if (salvage === null) return;
  let done = 0;
  let texts: string[] = [];
  for await (const block of salvage) {
    texts.push(...block);
    done++;
    if (done % RECOVERY_BLOCKS !== 0) continue;
    await core.takeAgain(texts);
    texts = [];
    onProgress({ t: 'progress', what: 'recovery', done, total: salvage.blocks });
  }
  await core.takeAgain(texts);
  const { aside, saved, lost } = salvage.finish();
  core.tellRecovered({ at: clock.now(), aside, events: saved, lost });
}
