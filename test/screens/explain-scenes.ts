// Pictures of explanations and of conversations' stories.

import type { Page } from '@playwright/test';
import type { Scene } from './scenes.ts';

const LARGE = { width: 3840, height: 2160 };

async function answered(page: Page): Promise<void> {
  await page.getByTestId('panel-age').last().waitFor();
}

/** Walks to a figure of a row and opens it, then the first conversation behind it. */
async function byKeyboard(page: Page): Promise<void> {
  await page.keyboard.press('g');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight']) {
    await page.keyboard.press(key);
  }
}

export const EXPLAIN_SCENES: readonly Scene[] = [
  { name: 'story', hash: '#/cockpit?conversation=c-4711', act: answered },
  { name: 'story-de-dark', hash: '#/day?conversation=c-4711', locale: 'de-DE', dark: true, act: answered },
  { name: 'story-tr', hash: '#/quality?conversation=c-4711', locale: 'tr-TR', act: answered },
  { name: 'story-large', hash: '#/cockpit?conversation=c-4711', size: LARGE, act: answered },
  { name: 'explain', hash: '#/cockpit?explain=agents%5Bagent%3Da-3%5D.first_response_avg_s', act: answered },
  { name: 'explain-de-dark', hash: '#/day?explain=chat.wait_avg_s', locale: 'de-DE', dark: true, act: answered },
  { name: 'explain-tr', hash: '#/quality?explain=totals.feedback_count', locale: 'tr-TR', act: answered },
  {
    name: 'explain-large-dark',
    hash: '#/cockpit?explain=totals.first_response_avg_s',
    size: LARGE,
    dark: true,
    act: answered,
  },
  { name: 'explain-story', hash: '#/cockpit?explain=totals.resolved&conversation=c-4000', act: answered },
  { name: 'explain-cell', act: byKeyboard },
];
