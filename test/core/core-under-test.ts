// A core over a real cache file, begun, with one console on it.
import type { Clock } from '../../electron/core/clock.ts';
import { Core } from '../../electron/core/core.ts';
import { Health } from '../../electron/core/health.ts';
import { createReportDesk } from '../../electron/core/report-desk.ts';
import { fitZone } from '../../electron/core/start-board.ts';
import { workerUrl } from '../../electron/core/worker-url.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { Source } from '../../electron/source/port.ts';
import type { CacheFile } from './cache-file.ts';
import { type TestConsole, testConsole } from './test-console.ts';

export interface CoreUnderTest {
  readonly core: Core;
  readonly view: TestConsole;
  readonly opened: ReturnType<CacheFile['open']>;
}

export interface CoreUnderTestOptions {
  readonly cache: CacheFile;
  readonly clock: Clock;
  readonly source: Source;
  readonly tz?: string;
  readonly gatherMs?: number;
}

export async function beginCore(options: CoreUnderTestOptions): Promise<CoreUnderTest> {
  const { cache, clock, source, tz = 'UTC', gatherMs = 0 } = options;
  const opened = cache.open();
  const days = createDays(tz);
  await fitZone(opened.reader, opened.writer, days);
  const core = new Core({
    ...{ ...opened, file: cache.file, days, clock, source, gatherMs },
    hello: { version: '0', shell: 'host', tz, actor: 'lead', demo: false },
    integrity: () => 'unchecked',
    health: new Health(clock.now),
    reports: createReportDesk({ file: cache.file, tz }, workerUrl('report-worker')),
    onFatal: (error) => {
      throw error;
    },
  });
  core.start();
  const view = testConsole();
  core.connect(view.port);
  return { core, view, opened };
}
