// One agent's page, and quality day by day, on a floor whose every figure is known beforehand (support/floor-file.ts):
// Ana answered one chat after 2 minutes and another after 4, and resolved the first.
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('Enter twice opens an agent’s day: figures, conversations with both bases, and back again', async ({ floor }) => {
  const { page } = floor;
  await page.locator('[data-agent="a-03"] [data-col="name"]').click();
  await page.getByTestId('grid').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('agent-panel')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/agent\?agent=a-03$/);
  await expect(page.getByTestId('agent-who')).toContainText('Ana Lima');
  await expect(page.getByTestId('agent-who')).toContainText('Sales · 3 slots');
  await expect(page.getByTestId('rail-cockpit')).toHaveAttribute('aria-current', 'page');
  await expect(page.getByTestId('agent-first_response')).toContainText('3 m');
  await page.getByTestId('agent-first_response').locator('.figure-note [data-explain]').click();
  await expect(page.getByTestId('explain-value')).toHaveAttribute('data-value', '2');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('explain-panel')).toHaveCount(0);
  await expect(page.getByTestId('agent-resolved')).toContainText('1');
  await expect(page.getByTestId('agent-active')).toContainText('1');
  const first = page.locator('tbody tr[data-row="c-1"]');
  await expect(first.locator('[data-col="first_response_s"]')).toHaveText('2 m');
  await expect(first.locator('[data-col="since_opened_s"]')).toHaveText('3 m');
  await expect(first.locator('[data-col="state"]')).toHaveText('Closed');
  await page.getByTestId('search').fill('whatsapp');
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(1);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-csv').click()]);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect(lines[1]).toContain('"Chat, WhatsApp",Unknown contact,120,180,600,');
  await page.getByTestId('story-c-1').click();
  await expect(page).toHaveURL(/conversation=c-1/);
  await page.goBack();
  await page.getByTestId('agent-cockpit').click();
  await expect(page.getByTestId('agent-panel')).toBeVisible();
});

test('the statuses of today go on by themselves, with reason and who set them', async ({ written }) => {
  const { page, file } = written;
  await page.evaluate(() => {
    location.hash = '#/agent?agent=a-03';
  });
  await expect(page.getByTestId('agent-now')).toContainText('Online');
  file.happens('agent.status_changed', { agent: 'a-03', status: 'break', reason: 'Lunch', actor: 'Deniz' });
  await expect(page.getByTestId('agent-now')).toContainText('Break');
  await expect(page.getByTestId('agent-now')).toContainText('Lunch');
  file.happens('rating.given', { conversation: 'c-2', stars: 4 });
  file.happens('feedback.given', { conversation: 'c-2', text: 'Quick and kind' });
  await expect(page.getByTestId('agent-ratings')).toContainText('Quick and kind');
  await page.getByTestId('shape-table').check({ force: true });
  const last = page.getByTestId('agent-pieces').locator('tbody tr').last();
  await expect(last).toContainText('Lunch');
  await expect(last).toContainText('Deniz');
});

test('other days, unknown agents and days that are none are said so, with a way on', async ({ floor }) => {
  const { page } = floor;
  const go = (hash: string) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  await go('#/agent?agent=a-03');
  await page.getByTestId('agent-previous').click();
  await expect(page).toHaveURL(/date=\d{4}-\d\d-\d\d$/);
  await expect(page.getByTestId('agent-nothing')).toBeVisible();
  await page.getByTestId('agent-today').click();
  await expect(page.getByTestId('agent-nothing')).toHaveCount(0);
  await go('#/agent?agent=nobody');
  await expect(page.getByTestId('agent-wrong')).toContainText('Nobody is called “nobody”');
  await go('#/agent?agent=a-03&date=2026-02-31');
  await expect(page.getByTestId('agent-wrong')).toContainText('no day of the calendar');
  await page.getByTestId('agent-show-today').click();
  await expect(page.getByTestId('agent-who')).toContainText('Ana Lima');
});

test('groups with their agents, and a row compared day by day with its table', async ({ written }) => {
  const { page, file } = written;
  file.happens('rating.given', { conversation: 'c-2', stars: 5 });
  file.happens('rating.given', { conversation: 'c-2', stars: 4 });
  await page.getByTestId('rail-quality').click();
  const sales = page.locator('tbody tr[data-row="g-sales"]');
  await expect(sales.locator('[data-col="rating"]')).toContainText('4.50');
  await expect(sales.locator('.star-bars')).toHaveAttribute('title', '1 star: 0, 2: 0, 3: 0, 4: 1, 5: 1');
  await page.getByTestId('by-both').check({ force: true });
  await expect(page.locator('tbody tr[data-row="g-sales/a-03"] [data-col="rating"]')).toContainText('4.50');
  await page.getByTestId('fold-g-sales').click();
  await expect(page.locator('tbody tr[data-row^="g-sales/"]')).toHaveCount(0);
  await page.getByTestId('view-trend').check({ force: true });
  await page.getByTestId('filter-compare').click();
  await page.getByTestId('option-compare-a.a-03').click();
  await expect(page).toHaveURL(/row=a\.a-03/);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('trend-satisfaction').getByTestId('chart').locator('canvas')).toBeVisible();
  // Those below the fold are drawn as well, once there is time.
  await expect(page.getByTestId('chart').locator('canvas')).toHaveCount(8);
  await page.getByTestId('shape-table').check({ force: true });
  const days = page.getByTestId('trend-satisfaction').locator('tbody tr');
  await expect(days).toHaveCount(7);
  await expect(days.last().locator('td')).toHaveText(['4.50', '4.50']);
  await expect(days.first().locator('td').first()).toHaveText('–');
});
