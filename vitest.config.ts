// Unit and core tests: everything under test/ that is called *.test.ts. The browser's tests are Playwright's (test/e2e).

import { defineConfig } from 'vitest/config';
import './test/tooling/compile-cache.ts';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    globalSetup: 'test/tooling/unit-setup.ts',
    // Processes, not threads: the tests start worker threads and open databases of their own.
    pool: 'forks',
    maxWorkers: 2,
    // Bounds for what hangs, not measures of speed: a busy machine takes several times as long as an idle one.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // What programs say on a terminal is tested in English; who tests another language names it.
    env: { LC_ALL: 'C' },
    restoreMocks: true,
    unstubEnvs: true,
  },
});
