// Looking back on a floor whose every figure is known beforehand: to a known second, played, and back to live.
import { expect, type Page } from '@playwright/test';
import { test } from './support/test.ts';

/** The written floor began so long before the minute in which the test runs; conversations follow minute by minute. */
async function startOf(page: Page): Promise<number> {
  const since = await page.evaluate(() => location.hash);
  return Date.parse(new URLSearchParams(since.split('?')[1] ?? '').get('at') ?? '');
}

function figure(page: Page, agent: string, column: string) {
  return page.locator(`[data-agent="${agent}"] [data-col="${column}"]`);
}

/** Goes to a moment by its address, as a colleague does who was given it. */
async function goTo(page: Page, ms: number): Promise<void> {
  await page.evaluate((at) => {
    location.hash = `#/cockpit?at=${at}`;
  }, new Date(ms).toISOString());
}

/** The first second of the floor: what is asked for before it is answered with it. */
async function firstMoment(page: Page): Promise<number> {
  await goTo(page, Date.parse('2001-01-01T00:00:00Z'));
  await expect(page.getByTestId('rewind-notice')).toHaveAttribute('data-notice', 'before');
  return startOf(page);
}

const MINUTE_MS = 60_000;

test('a known minute shows its known figures, and never looks like live', async ({ floor }) => {
  const { page } = floor;
  const start = await firstMoment(page);
  // Five minutes in: Ana has answered one of two, nothing is resolved yet, İlker is at work on his.
  await goTo(page, start + 5 * MINUTE_MS + 30_000);
  await expect(figure(page, 'a-03', 'first_response')).toHaveText(/^2\s*m$/);
  await expect(figure(page, 'a-03', 'active')).toHaveText('2');
  await expect(figure(page, 'a-02', 'active')).toHaveText('1');
  await expect(page.getByTestId('totals').locator('[data-col=resolved]')).toHaveText('0');
  await expect(page.getByTestId('strip-active').locator('.figure-value')).toHaveText('5');
  // Fourteen minutes in, two are resolved: as it is now.
  await goTo(page, start + 14 * MINUTE_MS);
  await expect(page.getByTestId('totals').locator('[data-col=resolved]')).toHaveText('2');
  // Before anybody was online.
  await goTo(page, start + 30_000);
  await expect(page.getByTestId('count-online')).toHaveText('0');
  await expect(page.getByTestId('count-offline')).toHaveText('8');

  await expect(page.getByTestId('rewind-band')).toContainText('not live');
  await expect(page.getByTestId('freshness')).toHaveAttribute('data-state', 'rewind');
  await expect(page).toHaveTitle(/Rewind .* not live/);
  await expect(page.getByTestId('rewind-scrubber')).toHaveAttribute('aria-valuetext', /\d\d:\d\d:\d\d, \w+/);
});

test('search, sort and filters work there; a reload and the way back keep the moment', async ({ floor }) => {
  const { page } = floor;
  const start = await firstMoment(page);
  await goTo(page, start + 5 * MINUTE_MS + 30_000);
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('5');
  await page.getByTestId('filter-product').click();
  await page.getByTestId('option-product-p-bolt').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('2');
  await page.reload();
  await expect(page.getByTestId('rewind-band')).toBeVisible();
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('2');
  await page.goBack();
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('5');
  await page.getByTestId('search').fill('ilker');
  await expect(page.locator('[data-agent]')).toHaveCount(1);
  await page.getByTestId('search').fill('');
});

test('a play moves, a key pauses it, the arrows step, one key is back to live', async ({ floor }) => {
  const { page } = floor;
  const start = await firstMoment(page);
  await goTo(page, start + 2 * MINUTE_MS + 50_000);
  await expect(figure(page, 'a-03', 'active')).toHaveText('0');
  await page.getByTestId('rewind-speed-60').check({ force: true });
  await page.getByTestId('rewind-scrubber').focus();
  await page.keyboard.press(' ');
  await expect(figure(page, 'a-03', 'first_response')).toHaveText(/^2\s*m$/);
  await page.keyboard.press(' ');
  await expect(page.getByTestId('rewind-play')).toHaveAttribute('data-playing', 'false');
  const paused = await startOf(page);
  expect(paused).toBeGreaterThan(start + 5 * MINUTE_MS - 1_000);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => startOf(page)).toBe(paused + 1_000 - MINUTE_MS);
  await page.keyboard.press('l');
  await expect(page.getByTestId('rewind-band')).toHaveCount(0);
  await expect(page.getByTestId('freshness')).toHaveAttribute('data-state', 'live');
  await expect(page.getByTestId('totals').locator('[data-col=resolved]')).toHaveText('2');
  await expect(page).toHaveTitle('Kokpit');
});

test('a time is typed; what is none is told; the future is not shown', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('grid').waitFor();
  await page.keyboard.press('r');
  await expect(page.getByTestId('rewind-band')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByTestId('rewind-time')).toBeFocused();
  await page.keyboard.type('10:7x');
  await expect(page.getByTestId('rewind-time-wrong')).toContainText('10:7x');
  await page.getByTestId('rewind-time').fill('23:59:58');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('rewind-notice')).toHaveAttribute('data-notice', 'future');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('rewind-band')).toHaveCount(0);
});

test('nobody’s status is changed from the past, and it says why; live goes on behind it', async ({ written }) => {
  const { page, file } = written;
  const start = await firstMoment(page);
  await goTo(page, start + 5 * MINUTE_MS);
  await page.locator('[data-agent="a-03"] [data-col=name]').click();
  await expect(page.getByTestId('set-break')).toBeDisabled();
  await expect(page.getByTestId('selection-past')).toContainText('Go back to live');
  await page.keyboard.press('s');
  await expect(page.getByTestId('status-dialog')).toHaveCount(0);
  await expect(page.getByTestId('toast')).toContainText('looking back');
  file.happens('conversation.resolved', { conversation: 'c-2', agent: 'a-03' });
  await expect(figure(page, 'a-03', 'resolved')).toHaveText('0');
  await page.getByTestId('rewind-live').click();
  await expect(figure(page, 'a-03', 'resolved')).toHaveText('2');
});
