// Takes pictures of the console for somebody to look at: `node test/screens/shoot.ts FOLDER [NAME …]`.
// Prints a line per picture and every word the browser complains with; ends with 1 if there was any.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { ownTempFolder } from '../tooling/temp-folder.ts';
import { EXPLAIN_SCENES } from './explain-scenes.ts';
import { REPORT_SCENES } from './report-scenes.ts';
import { REWIND_SCENES } from './rewind-scenes.ts';
import { SCENES } from './scenes.ts';
import { serveScreens } from './serve.ts';

const [folder = 'test-results/screens', ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
ownTempFolder();
const served = await serveScreens();
const browser = await chromium.launch({
  ...(process.env.CHROMIUM === undefined ? {} : { executablePath: process.env.CHROMIUM }),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
let complaints = 0;
const complain = (name: string, words: string): void => {
  complaints += 1;
  process.stdout.write(`${name}: ${words}\n`);
};
const watch = (page: Page, name: string): void => {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complain(name, message.text());
  });
  page.on('pageerror', (error) => complain(name, error.stack ?? error.message));
};

/** Numbers of a report's table that do not fit their column. */
function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.report-table td:not(.text)')]
      .filter((cell) => cell.scrollWidth > cell.clientWidth)
      .map((cell) => `${cell.dataset.col} ${cell.textContent} (${cell.scrollWidth} of ${cell.clientWidth} px)`),
  );
}

for (const scene of [...SCENES, ...REPORT_SCENES, ...EXPLAIN_SCENES, ...REWIND_SCENES]) {
  if (names.length > 0 && !names.some((name) => scene.name.includes(name))) continue;
  const context = await browser.newContext({
    viewport: scene.size ?? { width: 1280, height: 800 },
    colorScheme: scene.dark ? 'dark' : 'light',
    locale: scene.locale ?? 'en-GB',
  });
  const page = await context.newPage();
  watch(page, scene.name);
  await page.goto(
    `${served.url}?agents=${scene.agents ?? 60}&rate=${scene.rate ?? 4}&times=${scene.times ?? 1}${scene.hash ?? ''}`,
  );
  await page.waitForTimeout(700);
  await scene.act?.(page);
  await page.waitForTimeout(scene.wait ?? 500);
  for (const cut of await cutOff(page)) complain(scene.name, `${cut} is cut off`);
  await page.screenshot({ path: join(folder, `${scene.name}.png`) });
  process.stdout.write(`${scene.name}.png\n`);
  await context.close();
}
await browser.close();
served.stop();
process.exitCode = complaints === 0 ? 0 : 1;
