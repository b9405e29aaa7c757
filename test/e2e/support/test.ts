// The suite's `test`: a console on a floor of one's own, or on a demo floor that the tests of one worker share. Every
// page is watched: a word on the browser's console, an error of the page or a breach of its policy fails the test.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, test as base, expect } from '@playwright/test';
import { FloorFile, noonZone } from './floor-file.ts';
import { DEMO } from './prepare-demo.ts';
import { type Console, type ShellName, startShell } from './shells.ts';

const CATCH_UP_MS = 90_000;
const ZONE = process.env.KOKPIT_E2E_ZONE ?? noonZone(new Date());

export interface Floor extends Console {
  readonly folder: string;
  readonly db: string;
}

interface WatchedPage {
  readonly faults: string[];
}

interface TestFixtures {
  /** A console on the written floor (floor-file.ts), with everything of its own. */
  readonly written: Floor & { readonly file: FloorFile };
  /** A console on a written floor that the worker's tests share: to look at, not to change. */
  readonly floor: Floor;
  /** A console on the worker's demo floor, its page as at first. */
  readonly demo: Floor;
  /** Starts another console; it ends with the test. */
  readonly start: (args: readonly string[]) => Promise<Floor>;
  readonly shell: ShellName;
  readonly folder: string;
}

interface WorkerFixtures {
  readonly demoFloor: Floor & WatchedPage;
  readonly writtenFloor: Floor & WatchedPage;
}

/** Notes what the browser and the pages complain of; breaches of the policy are among it. */
function watchInto(faults: string[]): (context: BrowserContext) => void {
  return (context) => {
    context.on('console', (message) => {
      const type = message.type();
      if (type === 'error' || type === 'warning') faults.push(`${type}: ${message.text()}`);
    });
    context.on('weberror', (web) => {
      const error = web.error();
      faults.push(`page: ${error.stack ?? error.message}`);
    });
  };
}

function complain(faults: readonly string[]): void {
  if (faults.length > 0) throw new Error(`The page complained:\n${faults.join('\n')}`);
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  shell: async ({ browserName: _ }, use, info) => use(info.project.name as ShellName),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from the pattern.
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'kokpit-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },

  start: async ({ shell, folder, browser }, use) => {
    const started: (Console & WatchedPage)[] = [];
    await use(async (args) => {
      const db = join(folder, `console-${started.length}.db`);
      const own = args.includes('--db') ? args : [...args, '--db', db];
      const faults: string[] = [];
      const console = await startShell(shell, ['--tz', ZONE, ...own], browser, watchInto(faults));
      started.push({ ...console, faults });
      return { ...console, folder, db };
    });
    for (const console of started) await console.stop();
    complain(started.flatMap((console) => console.faults));
  },

  written: async ({ start, folder }, use) => {
    const file = new FloorFile(join(folder, 'floor.ndjson'), Date.now());
    const console = await start(['--file', file.path]);
    await console.page.locator('[data-agent="a-03"]').waitFor();
    await use({ ...console, file });
  },

  demoFloor: [
    async ({ browser }, use, info) => {
      await shareFloor(info.project.name as ShellName, browser, demoSource, use);
    },
    { scope: 'worker', timeout: 200_000 },
  ],

  writtenFloor: [
    async ({ browser }, use, info) => {
      const source = (folder: string) => ['--file', new FloorFile(join(folder, 'floor.ndjson'), Date.now()).path];
      await shareFloor(info.project.name as ShellName, browser, source, use);
    },
    { scope: 'worker', timeout: 200_000 },
  ],

  demo: async ({ demoFloor }, use) => asAtFirst(demoFloor, use),
  floor: async ({ writtenFloor }, use) => asAtFirst(writtenFloor, use),
});

/** The demo floor on a copy of the cache that prepare-demo.ts made. */
function demoSource(_folder: string, db: string): readonly string[] {
  copyFileSync(process.env.KOKPIT_E2E_DEMO ?? '', db);
  return DEMO;
}

async function shareFloor(
  shell: ShellName,
  browser: Browser,
  source: (folder: string, db: string) => readonly string[],
  use: (floor: Floor & WatchedPage) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kokpit-e2e-'));
  const db = join(folder, 'shared.db');
  const faults: string[] = [];
  const args = [...source(folder, db), '--db', db, '--tz', ZONE];
  const console = await startShell(shell, args, browser, watchInto(faults));
  // A demo floor catches up with the time since its history was made.
  await expect(console.page.getByTestId('freshness')).toHaveAttribute('data-state', 'live', { timeout: CATCH_UP_MS });
  await use({ ...console, folder, db, faults });
  await console.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The page of a shared floor as a new user finds it. */
async function asAtFirst(floor: Floor & WatchedPage, use: (floor: Floor) => Promise<void>): Promise<void> {
  const { page, faults } = floor;
  faults.length = 0;
  await page.evaluate(() => {
    localStorage.clear();
    location.hash = '';
  });
  await page.reload();
  await page.locator('[data-agent]').first().waitFor();
  await use(floor);
  complain(faults);
}
