// Two browsers on one host: what one notes about a lost call the other shows within a moment.
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

/** Far sooner than the list is asked for again. */
const MOMENT_MS = 3_000;

test('a call-back noted on one console is seen on the other without waiting for its next list', async ({ written }) => {
  const { page, file } = written;
  file.happens('conversation.opened', { conversation: 'l-1', kind: 'call', channel: 'voice' });
  file.happens('conversation.ended', { conversation: 'l-1', by: 'contact' });
  const other = await page.context().newPage();
  await other.goto(page.url());
  for (const one of [page, other]) {
    await one.getByTestId('rail-day').click();
    await one.getByTestId('open-lost').click();
    await expect(one.locator('[data-row="l-1"]')).toBeVisible();
  }
  await page.getByTestId('report-table').focus();
  await page.keyboard.press('c');
  await expect(page.getByTestId('lost-empty')).toBeVisible();
  await expect(other.getByTestId('lost-empty')).toBeVisible({ timeout: MOMENT_MS });
  await other.close();
});
