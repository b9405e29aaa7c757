// Every page, panel and dialog as axe-core sees it: names, roles, states, contrast. The contrast again in the dark.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { test } from './support/test.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const OPTIONS: RunOptions = {
  resultTypes: ['violations'],
  rules: {
    // A number that ticks is named when it is come to (renderer/views/explained.tsx), not again at every tick.
    'label-content-name-mismatch': { enabled: false },
    // Menus and panels lie over the landmarks.
    region: { enabled: false },
  },
};

/** What is wrong, a line each: what, where, why. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const run = (options: RunOptions) =>
    (globalThis as unknown as { axe: { run(where: Document, how: RunOptions): Promise<AxeResults> } }).axe.run(
      document,
      options,
    );
  const light = await page.evaluate(run, OPTIONS);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const dark = await page.evaluate(run, { ...OPTIONS, runOnly: ['color-contrast'] } as RunOptions);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  return [...light.violations, ...dark.violations].flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

/** The places of the console: how to get there from the cockpit, and what is there then. */
const PLACES: readonly (readonly [name: string, go: (page: Page) => Promise<void>])[] = [
  ['the cockpit', async () => {}],
  [
    'a selection',
    async (page) => {
      await page.locator('[data-agent][data-status="online"] [data-col="name"]').first().click();
      await expect(page.getByTestId('selection-bar')).toBeVisible();
    },
  ],
  [
    'the menu of an agent',
    async (page) => {
      await page.locator('[data-agent][data-status="online"] [data-col="name"]').first().click({ button: 'right' });
      await expect(page.getByTestId('agent-menu')).toBeVisible();
    },
  ],
  [
    'the dialog of a status',
    async (page) => {
      await page.locator('[data-agent][data-status="online"] [data-col="name"]').first().click();
      await page.keyboard.press('s');
      await expect(page.getByTestId('status-dialog')).toBeVisible();
    },
  ],
  [
    'the panel of an agent',
    async (page) => {
      await page.locator('[data-agent][data-status="online"] [data-col="name"]').first().dblclick();
      await expect(page.getByTestId('agent-panel')).toBeVisible();
    },
  ],
  [
    'an explained number',
    async (page) => {
      await page.locator('[data-testid="totals"] [data-cell="resolved"]').click();
      await expect(page.getByTestId('explain-value')).toBeVisible();
      await expect(page.getByTestId('explain-count')).toBeVisible();
    },
  ],
  [
    'a month to choose a day from',
    async (page) => {
      await page.getByTestId('rail-quality').click();
      await page.getByTestId('period-from-open').click();
      await expect(page.locator('.date-popover [role="grid"]')).toBeVisible();
    },
  ],
  [
    'the keys',
    async (page) => {
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  ],
  [
    'the rewind',
    async (page) => {
      await page.keyboard.press('r');
      await expect(page.getByTestId('rewind-band')).toBeVisible();
      await expect(page.locator('[data-agent]').first()).toBeVisible();
    },
  ],
  ...(['day', 'quality', 'service', 'companies'] as const).map(
    (report) =>
      [
        report,
        async (page: Page) => {
          await page.getByTestId(`rail-${report}`).click();
          await expect(page.locator('[data-explain]').first()).toBeVisible();
        },
      ] as const,
  ),
  [
    'the call-back list',
    async (page) => {
      await page.evaluate(() => {
        location.hash = '#/day?view=lost&show=all';
      });
      await expect(page.getByTestId('lost-show')).toBeVisible();
    },
  ],
  ...(['commands', 'health', 'settings'] as const).map(
    (name) =>
      [
        name,
        async (page: Page) => {
          await page.getByTestId(`rail-${name}`).click();
          await expect(page.getByTestId(`page-${name}`)).toBeVisible();
        },
      ] as const,
  ),
  [
    'the wall',
    async (page) => {
      await page.getByTestId('open-wall').click();
      await expect(page.getByTestId('wall')).toBeVisible();
    },
  ],
];

for (const [name, go] of PLACES) {
  test(`${name}: nothing that axe finds fault with`, async ({ demo }) => {
    const { page } = demo;
    // Fades are contrast of their own for a moment.
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await go(page);
    expect(await faults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });
}
