// Looking back: sizes, themes, languages, few and many agents, played, refused, beyond what there is.

import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const LARGE = { width: 3840, height: 2160 };

/** To some time of this morning, by the keys. */
async function rewind(page: Page, time: string): Promise<void> {
  await page.keyboard.press('r');
  await page.getByTestId('rewind-scrubber').waitFor();
  await page.getByTestId('rewind-time').fill(time);
  await page.getByTestId('rewind-time').press('Enter');
}

const morning = (page: Page) => rewind(page, '00:42:07');

export const REWIND_SCENES: readonly Scene[] = [
  { name: 'rewind-light', act: morning },
  { name: 'rewind-dark', dark: true, act: morning },
  { name: 'rewind-de', locale: 'de-DE', act: morning },
  { name: 'rewind-tr-dark', locale: 'tr-TR', dark: true, act: morning },
  { name: 'rewind-8', agents: 8, act: morning },
  { name: 'rewind-500-large', agents: 500, size: LARGE, act: morning },
  { name: 'rewind-500-large-dark', agents: 500, size: LARGE, dark: true, act: morning },
  {
    name: 'rewind-play',
    act: async (page) => {
      await morning(page);
      await page.getByTestId('rewind-speed-30').check({ force: true });
      await page.keyboard.press('Escape');
      await page.keyboard.press('r');
      await page.getByTestId('rewind-scrubber').focus();
      await page.keyboard.press(' ');
    },
  },
  {
    name: 'rewind-future',
    locale: 'de-DE',
    act: (page) => rewind(page, '23:59:58'),
  },
  {
    name: 'rewind-wrong-time',
    act: async (page) => {
      await morning(page);
      await page.getByTestId('rewind-time').fill('10:7x');
    },
  },
  {
    name: 'rewind-panel-refused',
    agents: 60,
    act: async (page) => {
      await morning(page);
      await page.locator('[data-section=online] [data-agent]').nth(1).locator('[data-col=name]').click();
      await page.keyboard.press('s');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'rewind-menu-refused',
    locale: 'tr-TR',
    act: async (page) => {
      await morning(page);
      await page.locator('[data-section=online] [data-agent]').nth(1).click({ button: 'right' });
    },
  },
  {
    name: 'rewind-failed',
    act: async (page) => {
      await page.evaluate(() => {
        window.core.rewindFails = 'the disk does not answer';
      });
      await page.keyboard.press('r');
    },
  },
  {
    name: 'rewind-unsaved',
    act: async (page) => {
      await page.evaluate(() => {
        window.core.extras = {
          saved: { state: 'memory', since: Date.now() - 300_000, reason: 'no space left on the disk' },
        };
      });
      await page.keyboard.press('r');
      await page.keyboard.press('PageUp');
    },
    wait: 1_500,
  },
  { name: 'rewind-keys', act: (page) => page.keyboard.press('?') },
];
