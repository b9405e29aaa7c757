// Takes the pictures of docs/screenshots: the built program on the host shell, on a demo floor of one seed at noon. Names
// as arguments take only those.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { noonZone } from '../e2e/support/floor-file.ts';
import { HOST, ROOT, startProgram } from '../e2e/support/program.ts';
import { ownTempFolder } from '../tooling/temp-folder.ts';

const FOLDER = join(ROOT, 'docs', 'screenshots');
const DESK = { width: 1280, height: 800 };
const WALL = { width: 1920, height: 1080 };
/** A month of history is made at the first start. */
const LIVE_MS = 600_000;
const SEEN_MS = 30_000;
/** What slides in and fades has come to rest. */
const REST_MS = 900;

interface Picture {
  readonly name: string;
  readonly hash: string;
  /** What is there once the picture may be taken. */
  readonly shows: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly dark?: boolean;
  readonly size?: typeof DESK;
}

const CELL = '[data-agent] [data-col="first_response"] [data-cell]';
const ROW = '[data-testid=report-table] [data-row]';

const PICTURES: readonly Picture[] = [
  { name: 'cockpit', hash: '#/cockpit', shows: '[data-testid=hour-lost]' },
  { name: 'cockpit-dark', hash: '#/cockpit', shows: '[data-testid=hour-lost]', dark: true },
  { name: 'explain', hash: '#/cockpit', shows: CELL, act: explainFirst },
  { name: 'conversation', hash: '#/cockpit', shows: CELL, act: tellFirst },
  { name: 'rewind', hash: '#/cockpit', shows: '[data-agent]', act: lookBack },
  { name: 'day', hash: '#/day', shows: '[data-testid=day-table]' },
  { name: 'call-backs', hash: '#/day?view=lost', shows: ROW },
  { name: 'quality', hash: '#/quality?period=31', shows: ROW },
  { name: 'service', hash: '#/service?period=7', shows: '[data-testid=page-service] canvas' },
  { name: 'companies', hash: '#/companies?order=-load', shows: ROW },
  { name: 'company', hash: '#/companies?order=-load', shows: ROW, act: openCompany },
  { name: 'agent', hash: '#/cockpit', shows: '[data-agent]', act: openAgent },
  { name: 'wall', hash: '#/wall', shows: '[data-testid=hour-lost]', dark: true, size: WALL },
];

const names = process.argv.slice(2);
const chosen = PICTURES.filter(({ name }) => names.length === 0 || names.includes(name));
mkdirSync(FOLDER, { recursive: true });
ownTempFolder();
const folder = mkdtempSync(join(tmpdir(), 'kokpit-screenshots-'));
const args = ['--demo', '--agents', '60', '--seed', '7', '--port', '0', '--db', join(folder, 'demo.db')];
const program = startProgram(HOST, [...args, '--tz', noonZone(new Date())]);
const browser = await chromium.launch({
  ...(process.env.KOKPIT_CHROMIUM === undefined ? {} : { executablePath: process.env.KOKPIT_CHROMIUM }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
try {
  const link = await program.hears(/^One-time link: (\S+)$/m);
  const { storage, origin } = await firstVisit(browser, link);
  for (const picture of chosen) await take(browser, picture, storage, origin);
} finally {
  await browser.close();
  await program.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** The link lets one browser in; what it was given is the other pages' too. */
async function firstVisit(browser: Browser, link: string) {
  const context = await browser.newContext({ viewport: DESK, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(link);
  await page.locator('[data-testid=freshness][data-state=live]').waitFor({ timeout: LIVE_MS });
  const storage = await context.storageState();
  await context.close();
  return { storage, origin: new URL(link).origin };
}

async function take(
  browser: Browser,
  { name, hash, shows, act, dark, size }: Picture,
  storageState: Awaited<ReturnType<typeof firstVisit>>['storage'],
  origin: string,
): Promise<void> {
  const context = await browser.newContext({
    storageState,
    viewport: size ?? DESK,
    locale: 'en-GB',
    colorScheme: dark ? 'dark' : 'light',
  });
  const page = await context.newPage();
  await page.goto(`${origin}/${hash}`);
  await page.locator(shows).first().waitFor({ timeout: SEEN_MS });
  await act?.(page);
  await page.waitForTimeout(REST_MS);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  process.stdout.write(`${name}.png\n`);
  await context.close();
}

async function explainFirst(page: Page): Promise<void> {
  await page.locator(CELL).first().click();
  await page.getByTestId('explain-value').waitFor();
}

async function tellFirst(page: Page): Promise<void> {
  await explainFirst(page);
  await page.locator('[data-conversation]').first().click();
  await page.getByTestId('story-events').waitFor();
}

async function lookBack(page: Page): Promise<void> {
  await page.keyboard.press('r');
  await page.getByTestId('rewind-band').waitFor();
  for (let quarters = 0; quarters < 5; quarters++) await page.getByTestId('rewind-step--900').click();
  // The first look at a day reads it whole.
  await page.locator('[data-agent]').first().waitFor({ timeout: SEEN_MS });
}

async function openCompany(page: Page): Promise<void> {
  await go(page, `#/companies?company=${await page.locator(ROW).first().getAttribute('data-row')}`);
  await page.getByTestId('company-view').waitFor();
}

async function openAgent(page: Page): Promise<void> {
  await go(page, `#/agent?agent=${await page.locator('[data-agent]').first().getAttribute('data-agent')}`);
  await page.getByTestId('agent-band').waitFor();
}

async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, hash);
}
