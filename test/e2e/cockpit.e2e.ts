// The cockpit on a floor whose every figure is known beforehand (support/floor-file.ts).
import { rmSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/test.ts';

/** Names of the agents drawn, from the top of the page to its end. */
async function names(page: Page): Promise<string[]> {
  const rows = await page.locator('[data-agent]').evaluateAll((all) =>
    all.map((row) => ({
      top: row.getBoundingClientRect().top,
      name: row.querySelector('.name')?.textContent ?? '',
    })),
  );
  return rows.sort((a, b) => a.top - b.top).map((row) => row.name);
}

function cell(page: Page, agent: string, column: string): Locator {
  return page.locator(`[data-agent="${agent}"] [data-col="${column}"]`);
}

const ONLINE = ['Ana Lima', 'Björn Strauß', 'İlker Irmak', 'Işıl Aydın'];
const SHOWN = [...ONLINE, 'Ben Ortiz', 'Zoë Müller', 'Mia Novak'];

test('four tables by status, each with its count; the offline one folded until it is opened', async ({ floor }) => {
  const { page } = floor;
  for (const [status, count] of Object.entries({ online: 4, offline: 1, break: 2, invisible: 1 })) {
    await expect(page.getByTestId(`count-${status}`)).toHaveText(String(count));
  }
  expect((await names(page)).sort()).toEqual([...SHOWN].sort());
  await page.locator('[data-head="offline"] .section-word').click();
  await expect(page.locator('[data-agent="a-08"]')).toBeVisible();
  await expect(cell(page, 'a-08', 'status')).toContainText('Offline');
});

test('every figure of an agent, and the sums', async ({ floor }) => {
  const { page } = floor;
  const figures = async (row: Locator) => {
    const entries = ['first_response', 'resolution', 'active', 'resolved', 'reactivated', 'transferred'].map(
      async (column) => [
        column,
        ((await row.locator(`[data-col="${column}"]`).textContent()) ?? '').replace(/\s+/g, ' ').trim(),
      ],
    );
    return Object.fromEntries(await Promise.all(entries));
  };
  expect(await figures(page.locator('[data-agent="a-03"]'))).toEqual({
    first_response: '3 m',
    resolution: '10 m',
    active: '1',
    resolved: '1',
    reactivated: '0',
    transferred: '0',
  });
  await expect(cell(page, 'a-03', 'load')).toHaveText('1 / 3');
  expect(await figures(page.getByTestId('totals'))).toEqual({
    first_response: '1 m 48 s',
    resolution: '10 m',
    active: '3',
    resolved: '2',
    reactivated: '0',
    transferred: '0',
  });
  await expect(cell(page, 'a-04', 'first_response')).toHaveText('–');
  await expect(page.getByTestId('strip-online').locator('.figure-value')).toHaveText('4');
  await expect(page.getByTestId('strip-active').locator('.figure-value')).toHaveText('3');
});

test('the tables show that they have the focus before a row has it', async ({ floor }) => {
  const { page } = floor;
  const grid = page.getByTestId('grid');
  await page.getByTestId('rewind-enter').focus();
  for (let steps = 0; steps < 10 && !(await grid.evaluate((one) => one === document.activeElement)); steps++) {
    await page.keyboard.press('Tab');
  }
  await expect(grid).toBeFocused();
  expect(await grid.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
  await page.keyboard.press('ArrowDown');
  expect(await grid.evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('none');
});

test('search finds from the first letter, anywhere in a name, without regard to case or diacritics', async ({
  floor,
}) => {
  const { page } = floor;
  const finds = async (query: string, found: readonly string[]) => {
    await page.getByTestId('search').fill(query);
    await expect.poll(() => names(page), query).toEqual(found);
  };
  await finds('zoe', ['Zoë Müller']);
  await finds('MULL', ['Zoë Müller']);
  await finds('strauss', ['Björn Strauß']);
  await finds('b', ['Björn Strauß', 'Ben Ortiz']);
  await finds('nobody at all', []);
  await page.getByTestId('search').press('Escape');
  await expect(page.getByTestId('search')).toHaveValue('');
  await expect.poll(() => names(page)).toHaveLength(SHOWN.length);
});

test("search knows both i's of Turkish", async ({ floor }) => {
  const { page } = floor;
  for (const query of ['ilker', 'ILKER', 'İLKER', 'ılker']) {
    await page.getByTestId('search').fill(query);
    await expect.poll(() => names(page), query).toEqual(['İlker Irmak']);
  }
  for (const query of ['ışıl', 'IŞIL', 'isil']) {
    await page.getByTestId('search').fill(query);
    await expect.poll(() => names(page), query).toEqual(['Işıl Aydın']);
  }
});

test('a click on a head sorts, a second turns it round, with shift it adds a column', async ({ floor }) => {
  const { page } = floor;
  const online = async () => (await names(page)).filter((name) => ONLINE.includes(name));
  await page.getByTestId('sort-active').click();
  await expect(page.locator('[role=columnheader][data-col=active]')).toHaveAttribute('aria-sort', 'descending');
  await expect.poll(async () => (await online()).slice(0, 2)).toEqual(['Işıl Aydın', 'Ana Lima']);
  await page.getByTestId('sort-active').click();
  await expect(page.locator('[role=columnheader][data-col=active]')).toHaveAttribute('aria-sort', 'ascending');
  await expect.poll(async () => (await online()).at(-1)).toBe('Işıl Aydın');
  await page.getByTestId('sort-name').click({ modifiers: ['Shift'] });
  await page.getByTestId('sort-name').click({ modifiers: ['Shift'] });
  await expect.poll(online).toEqual(['İlker Irmak', 'Björn Strauß', 'Ana Lima', 'Işıl Aydın']);
});

test('product and channel narrow the figures, never who is there; groups narrow who is there', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('filter-product').click();
  await page.getByTestId('option-product-p-bolt').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('2');
  await expect(cell(page, 'a-03', 'active')).toHaveText('0');
  await expect(page.getByTestId('count-online')).toHaveText('4');

  await page.goBack();
  await expect(page.getByTestId('totals').locator('[data-col=active]')).toHaveText('3');
  await page.getByTestId('filter-channel').click();
  await page.getByTestId('option-channel-whatsapp').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('totals').locator('[data-col=resolved]')).toHaveText('1');

  await page.goBack();
  await page.getByTestId('filter-group').click();
  await page.getByTestId('option-group-g-care').click();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('count-online')).toHaveText('1');
  expect(await names(page)).toEqual(['Björn Strauß', 'Ben Ortiz', 'Zoë Müller', 'Mia Novak']);
});

test('what happens on the floor is on the screen, and where the data stands is too', async ({ written }) => {
  const { page, file } = written;
  await expect(page.getByTestId('freshness')).toHaveAttribute('data-state', 'live');
  file.happens('agent.status_changed', { agent: 'a-04', status: 'break', reason: 'Lunch' });
  await expect(page.locator('[data-agent="a-04"]')).toHaveAttribute('data-status', 'break');
  await expect(cell(page, 'a-04', 'status')).toContainText('Lunch');
  await expect(page.getByTestId('count-break')).toHaveText('3');

  file.happens('conversation.resolved', { conversation: 'c-2', agent: 'a-03' });
  await expect(cell(page, 'a-03', 'resolved')).toHaveText('2');
  await expect(cell(page, 'a-03', 'active')).toHaveText('0');
});

test('a source that is gone is said so, and everything but sending commands goes on', async ({ written }) => {
  const { page, file } = written;
  rmSync(file.path);
  await expect(page.getByTestId('freshness')).toHaveAttribute('data-state', 'offline');
  await expect(page.getByTestId('banner-offline')).toContainText('floor.ndjson');
  await page.getByTestId('search').fill('zoe');
  await expect.poll(() => names(page)).toEqual(['Zoë Müller']);
  await page.getByTestId('search').fill('');
  await page.getByTestId('filter-group').click();
  await page.getByTestId('option-group-g-sales').click();
  await expect(page.getByTestId('count-online')).toHaveText('3');
});

test('after a restart everything is as it was, from the cache', async ({ written, start }) => {
  const { file, db } = written;
  file.happens('conversation.resolved', { conversation: 'c-2', agent: 'a-03' });
  await expect(cell(written.page, 'a-03', 'resolved')).toHaveText('2');
  await written.stop();
  const again = await start(['--file', file.path, '--db', db]);
  await expect(cell(again.page, 'a-03', 'resolved')).toHaveText('2');
  await expect(again.page.getByTestId('count-online')).toHaveText('4');
});

test('each large figure has its last hour beside it, on the wall as well, and none beside the past', async ({
  floor,
}) => {
  const { page } = floor;
  // Four agents are online from the floor's second minute on.
  const name = /^Last \d+ min: [0-4] to 4$/;
  await expect(page.getByTestId('hour-online')).toHaveAccessibleName(name);
  await expect(page.getByTestId('hour-service')).toHaveAccessibleName(/ to \d+ %$/);
  await page.keyboard.press('F11');
  await expect(page.getByTestId('wall').getByTestId('hour-online')).toHaveAccessibleName(name);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('grid')).toBeVisible();
  await page.keyboard.press('r');
  await expect(page.getByTestId('rewind-bar')).toBeVisible();
  await expect(page.getByTestId('hour-online')).toHaveCount(0);
  await page.keyboard.press('l');
  await expect(page.getByTestId('hour-online')).toHaveAccessibleName(name);
});
