// Opens the cache and puts a core over it: recovery of a damaged file first, then the source, then a look through the
// whole cache in the background. What cannot be mended here is thrown; the shell starts another core, which can.
import { SaidError, said } from '../../shared/words/said.ts';
import { damagedError } from '../cache/errors.ts';
import { openCache } from '../cache/open.ts';
import { planAside } from '../cache/recovery-marker.ts';
import { CacheError, type CacheReader } from '../cache/types.ts';
import { createDays } from '../figures/days.ts';
import type { Source } from '../source/port.ts';
import type { Clock } from './clock.ts';
import type { CoreConfig, FromCore } from './config.ts';
import { Core } from './core.ts';
import { Health } from './health.ts';
import { isForDemo, refuseDemoCache } from './own-floor.ts';
import { recover } from './recover.ts';
import { createReportDesk } from './report-desk.ts';
import { GATHER_MS } from './source-link.ts';
import { fitZone } from './start-board.ts';
import { whenQuiet } from './when-quiet.ts';
import { workerUrl } from './worker-url.ts';

/** How long after the start, and after the last look, it is looked whether days are to be sealed. */
const SEAL_EVERY_MS = 30_000;
/** How often the thread of the pages reads what has changed. */
const HEAR_EVERY_MS = 2_000;
/** How long after the start reports are read ahead of the first question. */
export const WARM_AFTER_MS = 1_000;

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
  try {
    return await openOnce(deps);
  } catch (error) {
    if (!isDamage(error)) throw error;
    // Damage that showed only when the figures were read from it: the file is set aside, what is opened now is a new one.
    planAside(deps.config.db, error.reason, deps.clock.now());
    return openOnce(deps);
  }
}

function isDamage(error: unknown): error is CacheError {
  return error instanceof CacheError && error.code === 'damaged';
}

async function openOnce(deps: OpenCoreDeps): Promise<OpenedCore> {
  const { config, clock } = deps;
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
    if (isDamage(error)) cache.requestRecovery(error.reason);
    deps.onFatal(error);
  };
  const sourceFor = (reader: CacheReader): Source | null => {
    if (config.source !== null && config.source.kind !== 'demo') refuseDemoCache(reader);
    if (config.source?.kind !== 'demo' || isForDemo(reader)) return deps.source;
    if (config.source.asked) throw new SaidError(said('cache.other_floor', { file: config.db }));
    return null;
  };
  const reports = createReportDesk({ file: config.db, tz: config.tz }, workerUrl('report-worker'));
  const build = async (): Promise<Core> => {
    const days = createDays(config.tz);
    await fitZone(cache.reader, cache.writer, days);
    const source = sourceFor(cache.reader);
    return new Core({
      reader: cache.reader,
      writer: cache.writer,
      file: config.db,
      days,
      clock,
      source,
      gatherMs: GATHER_MS,
      hello: {
        version: config.version,
        shell: config.shell,
        tz: config.tz,
        actor: config.actor,
        demo: source !== null && config.source?.kind === 'demo',
      },
      integrity: () => integrity,
      health,
      reports,
      onFatal: fatal,
    });
  };
  const core = await build().catch(async (error) => {
    await cache.close();
    throw error;
  });
  let cancelCheck = () => {};
  let cancelSeal = () => {};
  let cancelWarm = () => {};
  let cancelHear = () => {};
  let isStopped = false;
  const sealLater = () => {
    if (isStopped) return;
    cancelSeal = clock.setTimer(() => {
      reports
        .seal(clock.now(), (step) => cache.writer.seal(step))
        .catch((error: Error) => isStopped || health.error(`Reports were not sealed: ${error.message}`))
        .then(sealLater);
    }, SEAL_EVERY_MS);
  };
  const hearLater = () => {
    if (isStopped) return;
    cancelHear = clock.setTimer(() => {
      reports
        .hear()
        .catch((error: Error) => isStopped || health.error(`Changes were not read ahead: ${error.message}`))
        .then(hearLater);
    }, HEAR_EVERY_MS);
  };
  const check = async () => {
    integrity = 'checking';
    const report = await cache.checkIntegrity();
    integrity = report.ok ? 'ok' : 'damaged';
    if (!report.ok) fatal(damagedError(config.db, report.problems.join('; ')));
  };
  return {
    core,
    async start() {
      try {
        if (cache.salvage !== null) {
          const { aside, saved, lost } = await recover(
            cache.salvage,
            (texts) => core.takeAgain(texts),
            (done, total) => deps.onProgress({ t: 'progress', what: 'recovery', done, total }),
          );
          core.tellRecovered({ at: clock.now(), aside, events: saved, lost });
        }
        core.start();
        cancelCheck = whenQuiet(
          clock,
          () => reports.load,
          () =>
            void check().catch((error: Error) => {
              integrity = 'unchecked';
              if (!isStopped) health.error(error.message);
            }),
        );
        cancelWarm = clock.setTimer(() => {
          reports
            .warm(clock.now())
            .catch((error: Error) => isStopped || health.error(`Reports were not read ahead: ${error.message}`));
        }, WARM_AFTER_MS);
        sealLater();
        hearLater();
      } catch (error) {
        fatal(error);
      }
    },
    async stop() {
      isStopped = true;
      cancelCheck();
      cancelSeal();
      cancelWarm();
      cancelHear();
      // The look first of all: while it reads, what is still to be kept may wait for room in the log.
      await cache.stopCheck();
      await core.stop();
      await cache.close();
    },
  };
}
