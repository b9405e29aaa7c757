// The report pages on a floor whose every figure is known beforehand (support/floor-file.ts): five chats, answered after
// 3, 5, 2, 2 and 2 minutes, and what a test adds to them.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/test.ts';

function figure(page: Page, row: string, kind: string): Locator {
  return page.locator(`[data-testid="day-table"] [data-row="${row}"] [data-col="${kind}"]`);
}

async function text(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

test('the day stands side by side, and its service level follows T', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  await expect(figure(page, 'offered', 'chat')).toHaveText('5');
  const column = (row: string) => text(figure(page, row, 'chat'));
  const rows = ['answered', 'lost', 'wait_avg', 'wait_max', 'waiting'];
  expect(await Promise.all(rows.map(column))).toEqual(['5', '0.0 %0', '2 m 48 s', '5 m', '0']);
  await expect(figure(page, 'service', 'chat')).toContainText('0.0');
  await expect(figure(page, 'offered', 'call')).toHaveText('0');
  await page.getByTestId('formula-threshold').fill('180');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/#\/day\?T=180$/);
  await expect(figure(page, 'service', 'chat')).toContainText('80.0');
  await expect(figure(page, 'service', 'chat')).toContainText('target met');
  await page.goBack();
  await expect(figure(page, 'service', 'chat')).toContainText('below target');
});

test('charts and pages are drawn ahead where nobody sees them, and nothing of them stays', async ({ floor }) => {
  const { page } = floor;
  await page.addInitScript(() => {
    const drawn: string[] = [];
    Object.assign(globalThis, { drawn });
    new MutationObserver((changes) => {
      for (const { addedNodes, removedNodes } of changes) {
        for (const [nodes, what] of [
          [addedNodes, 'drawn'],
          [removedNodes, 'gone'],
        ] as const) {
          for (const node of nodes) {
            if (node instanceof Element && node.matches('.chart-rehearsal, .page-rehearsal')) drawn.push(what);
          }
        }
      }
    }).observe(document, { childList: true, subtree: true });
  });
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && wrong.push(message.text()));
  await page.reload();
  const drawn = () => page.evaluate(() => (globalThis as unknown as { drawn: string[] }).drawn);
  const [charts, pages, times] = [3, 5, 4];
  const all = Array.from({ length: (charts + pages) * times }, () => ['drawn', 'gone']).flat();
  await expect.poll(drawn).toEqual(all);
  await expect(page.locator('.chart-rehearsal, .page-rehearsal')).toHaveCount(0);
  expect(wrong).toEqual([]);
  await page.getByTestId('rail-service').click();
  await expect(page.getByTestId('chart').locator('canvas')).toHaveCount(1);
});

test('the last minutes are one switch, and a link of them opens the same page', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  await page.getByTestId('span-5').check({ force: true });
  await expect(page).toHaveURL(/#\/day\?last=5$/);
  await expect(figure(page, 'offered', 'chat')).toHaveText('0');
  await page.reload();
  await expect(page.getByTestId('span-5')).toBeChecked();
  await expect(figure(page, 'offered', 'chat')).toHaveText('0');
});

test('one rating is shown as one; groups and agents in turn; the file has what is shown', async ({ written }) => {
  const { page, file } = written;
  file.happens('rating.given', { conversation: 'c-2', stars: 5 });
  await page.getByTestId('rail-quality').click();
  const sales = page.locator('[data-row="g-sales"] [data-col="rating"]');
  await expect(sales).toContainText('5.00');
  await expect(sales).toContainText('1 rating');
  await expect(sales.locator('.rating-few')).toHaveCount(1);
  await page.getByTestId('by-agent').check({ force: true });
  await expect(page.locator('[data-row="a-03"] [data-col="rating"]')).toContainText('5.00');
  await page.getByTestId('sort-rating').click();
  await expect(page).toHaveURL(/#\/quality\?by=agent&order=-rating$/);
  await expect(page.locator('tbody tr[data-row]').first()).toHaveAttribute('data-row', 'a-03');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-csv').click()]);
  const lines = readFileSync(await download.path(), 'utf8').split('\r\n');
  expect([lines.length, lines[1]?.startsWith('Ana Lima,5,1,')]).toEqual([10, true]);
});

test('search finds whatever the i; what nothing fits can be dropped', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-quality').click();
  await page.getByTestId('by-agent').check({ force: true });
  await page.getByTestId('search').fill('ISIL');
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(1);
  await expect(page.locator('[data-row="a-01"] mark')).toHaveText('Işıl');
  await expect(page.getByTestId('report-total')).toContainText('1 of 8');
  await page.getByTestId('search').fill('nobody');
  await page.getByTestId('drop-search').click();
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(8);
});

test('requests and landings: a chart, and the exact table behind it', async ({ written }) => {
  const { page, file } = written;
  file.happens('landing.shown', {});
  file.happens('conversation.opened', { conversation: 'v-1', kind: 'video', channel: 'web' });
  await page.getByTestId('rail-service').click();
  await expect(page.getByTestId('tile-requests')).toContainText('1');
  await expect(page.getByTestId('tile-landing-share')).toContainText('50.0');
  await expect(page.getByTestId('tile-landing-share')).toContainText('above the staffing mark');
  await expect(page.getByTestId('chart').locator('canvas')).toBeVisible();
  await page.getByTestId('shape-table').check({ force: true });
  await page.getByTestId('interval-60').check({ force: true });
  await expect(page.locator('tbody tr[data-row]')).toHaveCount(24);
  await expect(page.getByTestId('report-total').locator('[data-col="requests"]')).toHaveText('1');
});

/** Where the chart is, once the page stands. */
async function chartBox(page: Page) {
  await expect(page.locator('.report-body')).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByTestId('chart').locator('canvas')).toBeVisible();
  return (await page.getByTestId('chart').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
}

/** What stands under the pointer in the right half of the chart. */
async function told(page: Page): Promise<string> {
  const box = await chartBox(page);
  await page.mouse.move(box.x + 5, box.y + 5);
  await page.mouse.move(box.x + box.width * 0.75, box.y + box.height / 4);
  return text(page.locator('.chart-box strong'));
}

test('a part of the time stays chosen with another interval, and ends where none can be chosen', async ({ floor }) => {
  const { page } = floor;
  const period = (days: number) =>
    page.evaluate((back) => {
      const day = (ms: number) => new Date(Date.now() - ms * 86_400_000).toISOString().slice(0, 10);
      location.hash = `#/service?from=${day(back)}&to=${day(1)}&interval=15`;
    }, days);
  /** The right end of the slider under the chart, dragged to the left. */
  const choose = async () => {
    const box = await chartBox(page);
    const y = box.y + box.height - 16;
    await page.mouse.move(box.x + box.width - 16, y);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 3, y, { steps: 8 });
    await page.mouse.up();
  };
  const dayOf = (title: string) => title.split(',')[0];
  await period(7);
  const whole = dayOf(await told(page));
  await choose();
  const part = dayOf(await told(page));
  expect(part).not.toBe(whole);
  await page.getByTestId('interval-30').check({ force: true });
  expect(dayOf(await told(page))).toBe(part);
  // Two days of quarter hours have a slider, of half hours none.
  await period(2);
  await expect.poll(async () => dayOf(await told(page))).not.toBe(part);
  await choose();
  const first = dayOf(await told(page));
  await page.getByTestId('interval-30').check({ force: true });
  await expect.poll(async () => dayOf(await told(page))).not.toBe(first);
});

test('a period that breaks a rule comes with the nearest one to use', async ({ floor }) => {
  const { page } = floor;
  await page.evaluate(() => {
    location.hash = '#/companies?from=2026-01-01&to=2026-03-31';
  });
  const refused = page.getByTestId('report-refused');
  await expect(refused).toHaveAttribute('data-code', 'period_too_long');
  await page.getByTestId('use-offer').click();
  await expect(page).toHaveURL(/from=2026-03-01&to=2026-03-31$/);
  await expect(refused).toHaveCount(0);
  await expect(page.getByTestId('report-nothing')).toBeVisible();
});

test('a day that is none, or that nothing is known of, is said so, with the way to today', async ({ written }) => {
  const { page, file } = written;
  await page.evaluate(() => {
    location.hash = '#/day?date=2026-02-31';
  });
  await expect(page.getByTestId('report-refused')).toContainText('“2026-02-31” is no day of the calendar');
  await page.getByTestId('use-offer').click();
  await expect(page).toHaveURL(/#\/day$/);
  // Who waits now is no part of another day.
  file.happens('conversation.opened', { conversation: 'w-1', kind: 'chat', channel: 'web', product: 'p-acme' });
  await expect(figure(page, 'waiting', 'chat')).toHaveText('1');
  await page.evaluate(() => {
    location.hash = '#/day?date=1999-01-05';
  });
  const nothing = page.getByTestId('report-nothing');
  await expect(nothing).toContainText('There is no record of 5 Jan 1999.');
  await page.getByTestId('nothing-today').click();
  await expect(page).toHaveURL(/#\/day$/);
  await expect(nothing).toHaveCount(0);
});

test('a channel that nothing came by is named by its filter, and can be taken out there', async ({ floor }) => {
  const { page } = floor;
  await page.evaluate(() => {
    location.hash = '#/service?channel=sms';
  });
  const filter = page.getByTestId('filter-channel');
  await expect(filter).toHaveText('SMS');
  await filter.click();
  await page.getByTestId('option-channel-sms').click();
  await expect(page).toHaveURL(/#\/service$/);
});

test('what stands below the bar ends where the bar does, whatever room the scrollbar takes', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  const right = async (found: Locator) => found.evaluate((one) => one.getBoundingClientRect().right);
  await expect(page.getByTestId('day-table')).toBeVisible();
  expect(await right(page.locator('.day-card'))).toBe(await right(page.getByTestId('report-csv')));
});
