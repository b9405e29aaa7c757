// The end-to-end suite, the same tests on every shell: `host` in Chromium, `desktop` on Electron's double, `electron` on
// the real one where KOKPIT_ELECTRON names its program (npm run test:electron).
import { defineConfig } from '@playwright/test';
import './test/tooling/compile-cache.ts';

/** Tests that turn the wheel of one floor are few and short; a slow machine gets the rest of this. */
const TEST_MS = 120_000;
const EXPECT_MS = 30_000;

/** What only one kind of shell has; everything else runs on all of them. */
const HOST_ONLY = '**/host-*.e2e.ts';
const DESKTOP_ONLY = '**/desktop-*.e2e.ts';
const DOUBLE_ONLY = '**/double-*.e2e.ts';

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.e2e.ts',
  globalSetup: ['./test/e2e/support/temp-setup.ts', './test/e2e/support/prepare-demo.ts'],
  timeout: TEST_MS,
  expect: { timeout: EXPECT_MS },
  workers: 2,
  forbidOnly: true,
  retries: 0,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    trace: 'off',
    launchOptions: {
      ...(process.env.KOKPIT_CHROMIUM === undefined ? {} : { executablePath: process.env.KOKPIT_CHROMIUM }),
      chromiumSandbox: false,
      args: [
        ...['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-sync'],
        // The desktop's double joins the worker's browser by it (support/shells.ts).
        '--remote-debugging-port=0',
        // Nothing goes to a network: no name but the host's own address is found.
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    },
  },
  projects: [
    { name: 'host', testIgnore: [DESKTOP_ONLY, DOUBLE_ONLY] },
    { name: 'desktop', testIgnore: HOST_ONLY },
    ...(process.env.KOKPIT_ELECTRON ? [{ name: 'electron', testIgnore: [HOST_ONLY, DOUBLE_ONLY] }] : []),
  ],
});
