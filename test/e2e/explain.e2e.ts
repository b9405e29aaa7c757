// Every number opened: what made it adds up to it, down to a conversation's whole story, by mouse and by keyboard alone.
import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/test.ts';

const panel = (page: Page): Locator => page.getByTestId('explain-panel');

async function text(found: Locator): Promise<string> {
  return ((await found.textContent()) ?? '').replace(/\s+/g, ' ').trim();
}

/** The panel's exact value, and how many items its first list has. */
async function made(page: Page): Promise<{ value: string | null; items: number }> {
  await expect(page.getByTestId('explain-value')).toBeVisible();
  const value = await page.getByTestId('explain-value').getAttribute('data-value');
  const rows = page.getByTestId('explain-rows');
  const items = (await rows.count()) === 0 ? 0 : Number(await rows.getAttribute('aria-rowcount'));
  return { value, items };
}

async function close(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(panel(page)).toHaveCount(0);
}

test('a click on a number explains it, down to the story of a conversation and back', async ({ floor }) => {
  const { page } = floor;
  const cell = page.locator('[data-agent="a-03"] [data-col="first_response"]');
  await cell.locator('[data-cell]').click();
  expect(await made(page)).toEqual({ value: '180', items: 2 });
  await expect(panel(page).locator('h2')).toContainText('First responseAna Lima');
  await expect(page.getByTestId('explain-rule')).toContainText('The mean time to the first response.');
  const bases = page.getByTestId('explain-bases').locator('.explain-card');
  await expect(bases).toHaveCount(2);
  expect(await text(bases.nth(0))).toBe('From assignment3 m(2 m + 4 m) / 2 = 3 m');
  expect(await text(bases.nth(1))).toBe('From opening4 m8 m / 2 = 4 m');
  await expect(page.locator('[data-agent="a-03"]')).toHaveAttribute('aria-selected', 'false');

  const row = page.locator('[data-conversation="c-2"]');
  await expect(row.locator('.explain-title')).toHaveText(/^Web · \S/);
  await expect(row.locator('.conversation-id')).toHaveText('c-2');
  await row.click();
  const story = page.getByTestId('conversation-panel');
  await expect(story.getByTestId('story-events').locator('li[data-type]')).toHaveCount(3);
  await expect(story.locator('[data-means="first_response"]')).toHaveText(
    'First response of Ana Lima: 4 m from assignment, 5 m from opening',
  );
  await expect(page).toHaveURL(/explain=.*conversation=c-2$/);
  await page.keyboard.press('Escape');
  await expect(story).toHaveCount(0);
  await expect(page.getByTestId('explain-rows')).toBeFocused();
  await close(page);
  await expect(page).toHaveURL(/#\/cockpit$/);
});

test('a click beside the number selects the row, as ever', async ({ floor }) => {
  const { page } = floor;
  await page.locator('[data-agent="a-03"] [data-col="first_response"]').click({ position: { x: 3, y: 3 } });
  await expect(page.locator('[data-agent="a-03"]')).toHaveAttribute('aria-selected', 'true');
  await expect(panel(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('the strip, the heads and the sums of the cockpit add up', async ({ floor }) => {
  const { page } = floor;
  const opens = async (where: Locator) => {
    await where.click();
    const found = await made(page);
    await close(page);
    return found;
  };
  const strip = (id: string) => page.getByTestId(`strip-${id}`).locator('[data-explain]');
  expect(await opens(strip('online'))).toEqual({ value: '4', items: 4 });
  expect(await opens(strip('active'))).toEqual({ value: '3', items: 3 });
  expect(await opens(strip('waiting'))).toEqual({ value: '0', items: 0 });
  expect(await opens(strip('longest'))).toEqual({ value: 'null', items: 0 });
  // Nobody was answered within 20 s of the opening.
  expect(await opens(strip('service'))).toEqual({ value: '0', items: 0 });
  expect(await opens(strip('lost'))).toEqual({ value: '0', items: 0 });
  const sum = (row: Locator, column: string) => row.locator(`[data-col="${column}"] [data-cell]`);
  expect(await opens(sum(page.locator('[data-head="online"]'), 'resolved'))).toEqual({ value: '2', items: 2 });
  expect(await opens(sum(page.getByTestId('totals'), 'first_response'))).toEqual({ value: '108', items: 5 });
  expect(await opens(page.getByTestId('count-break').locator('[data-cell]'))).toEqual({ value: '2', items: 2 });
  await page.getByTestId('search').fill('ana');
  await expect(page.locator('[data-agent]')).toHaveCount(1);
  expect(await opens(sum(page.getByTestId('totals'), 'active'))).toEqual({ value: '1', items: 1 });
  await page.getByTestId('search').fill('');
});

test('on the day page; the file has the rows of the list as they stand', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  const offered = page.locator('[data-testid="day-table"] [data-row="offered"] [data-col="chat"] [data-explain]');
  await expect(offered).toHaveText('5');
  await expect(offered).toHaveAttribute('aria-label', 'Explain: Offered, Chats, 5');
  await offered.click();
  expect(await made(page)).toEqual({ value: '5', items: 5 });
  await page.getByTestId('explain-search').fill('bolt');
  await expect(page.getByTestId('explain-count')).toHaveText('2 of 5');
  await page.getByTestId('explain-sort-conversation').click();
  await page.getByTestId('explain-sort-conversation').click();
  const [download] = await Promise.all([page.waitForEvent('download'), panel(page).getByTestId('report-csv').click()]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trim()
    .split('\r\n');
  expect(lines.map((line) => line.replace('\uFEFF', '').split(',')[0])).toEqual(['conversation', 'c-4', 'c-3']);
  await page.keyboard.press('Escape');
  await close(page);
});

test('the day’s longest wait, its call-backs and the share lost, each by its list', async ({ written }) => {
  const { page, file } = written;
  for (const conversation of ['w-1', 'l-1', 'l-2']) {
    file.happens('conversation.opened', { conversation, kind: 'call', channel: 'voice' });
    if (conversation !== 'w-1') file.happens('conversation.ended', { conversation, by: 'contact' });
  }
  await page.getByTestId('rail-day').click();
  const callBacks = page.getByTestId('tile-call-back');
  const number = callBacks.locator('.figure-value [data-explain]');
  await expect(number).toHaveText('2');
  await number.click();
  expect(await made(page)).toEqual({ value: '2', items: 2 });
  await close(page);

  await page.getByTestId('open-lost').click();
  await page.getByTestId('report-table').focus();
  await page.keyboard.press('c');
  await expect(page.locator('[data-testid="report-table"] [data-row]')).toHaveCount(1);
  // The numbers of the list's parts open; beside them a part is chosen.
  for (const [part, value] of [
    ['open', '1'],
    ['done', '1'],
    ['lost', '2'],
  ] as const) {
    await page.locator(`[data-testid="lost-show"] [data-explain="call_backs.${part}"]`).click();
    expect(await made(page)).toEqual({ value, items: Number(value) });
    await close(page);
  }
  await expect(page.getByTestId('lost-show-open')).toBeChecked();
  await page.locator('.segment', { has: page.getByTestId('lost-show-done') }).click({ position: { x: 3, y: 3 } });
  await expect(page.getByTestId('lost-show-done')).toBeChecked();
  await page.getByTestId('lost-back').click();
  await expect(number).toHaveText('1');
  await number.click();
  expect(await made(page)).toEqual({ value: '1', items: 1 });
  await expect(page.getByTestId('explain-list-1')).toContainText('1noted as called back');
  await close(page);
  await callBacks.locator('.figure-note [data-explain]').click();
  expect(await made(page)).toEqual({ value: '2', items: 2 });
  await close(page);

  await page.getByTestId('tile-waiting').locator('[data-explain]').click();
  expect((await made(page)).items).toBe(1);
  await expect(page.locator('[data-conversation="w-1"]')).toBeVisible();
  await close(page);
  await page
    .locator('[data-testid="day-table"] [data-row="lost"] [data-col="call"] [data-explain$="lost_share"]')
    .click();
  expect(await made(page)).toEqual({ value: '1', items: 2 });
  await close(page);
});

test('on the quality page, of one row', async ({ written }) => {
  const { page, file } = written;
  for (const action of ['new_reassigned', 'live_reassigned', 'live_not_reassigned', 'resumed_reassigned']) {
    file.happens('inactivity.acted', { conversation: 'c-2', action });
  }
  file.happens('rating.given', { conversation: 'c-2', stars: 5 });
  await page.getByTestId('rail-quality').click();
  await expect(page.getByTestId('tile-rating')).toContainText('5.00');
  await page.locator('[data-row="g-sales"] [data-col="rating"] [data-explain]').click();
  expect(await made(page)).toEqual({ value: '5', items: 1 });
  await expect(panel(page).locator('h2')).toHaveText('RatingSales');
  await page.locator('[data-conversation="c-2"]').click();
  await expect(page.getByTestId('conversation-panel').locator('[data-means="rating"]')).toHaveText(
    'Counts for Ana Lima',
  );
  await page.keyboard.press('Escape');
  await close(page);

  const success = page.getByTestId('tile-inactivity').locator('.figure-value [data-explain]');
  await expect(success).toContainText('75.0');
  await success.click();
  expect(await made(page)).toEqual({ value: '0.75', items: 3 });
  await page.getByTestId('explain-list-1').click();
  expect(await made(page)).toEqual({ value: '0.75', items: 4 });
  await close(page);
});

test('on the service and companies pages, a share by its two lists', async ({ written }) => {
  const { page, file } = written;
  file.happens('landing.shown', { channel: 'web' });
  file.happens('conversation.opened', { conversation: 'v-1', kind: 'video', channel: 'web' });
  await page.getByTestId('rail-service').click();
  await expect(page.getByTestId('tile-landing-share')).toContainText('50.0');
  await page.getByTestId('tile-landing-share').locator('[data-explain]').click();
  expect(await made(page)).toEqual({ value: '0.5', items: 1 });
  await page.getByTestId('explain-list-1').click();
  expect(await made(page)).toEqual({ value: '0.5', items: 2 });
  await close(page);

  await page.getByTestId('rail-companies').click();
  await page.getByTestId('tile-unique').locator('.figure-value [data-explain]').click();
  expect(await made(page)).toEqual({ value: '0', items: 0 });
  await close(page);
  await page.getByTestId('tile-unique').locator('.figure-note [data-explain]').click();
  expect(await made(page)).toEqual({ value: '0', items: 0 });
  await close(page);
});

test('by keyboard alone: to a figure, through its list, into a story and all the way back', async ({ floor }) => {
  const { page } = floor;
  await page.keyboard.press('g');
  const grid = page.getByTestId('grid');
  await expect(grid).toBeFocused();
  const on = () => grid.getAttribute('aria-activedescendant');
  for (let i = 0; (await on()) !== 'row-a-03' && i < 12; i++) await page.keyboard.press('ArrowDown');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  expect(await on()).toBe('row-a-03-first_response');
  await page.keyboard.press('Enter');
  expect(await made(page)).toEqual({ value: '180', items: 2 });
  await expect(panel(page)).toBeFocused();
  for (
    let i = 0;
    i < 12 && !(await page.getByTestId('explain-rows').evaluate((e) => e === document.activeElement));
    i++
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('conversation-panel')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  expect(await on()).toBe('row-a-03-first_response');
  await page.keyboard.press('Escape');
  expect(await on()).toBe('row-a-03');
});

test('what cannot be explained or is not known is told in words', async ({ floor }) => {
  const { page } = floor;
  await page.evaluate(() => {
    location.hash = '#/cockpit?explain=totals.activ';
  });
  await expect(panel(page).getByTestId('panel-fault')).toContainText('did you mean active?');
  await page.evaluate(() => {
    location.hash = '#/cockpit?conversation=nobody';
  });
  await expect(page.getByTestId('conversation-panel').getByTestId('panel-fault')).toContainText('"nobody"');
  await page.keyboard.press('Escape');
});

test('when the number moves on it says so, and another look shows the new one', async ({ written }) => {
  const { page, file } = written;
  await page.getByTestId('totals').locator('[data-col="resolved"] [data-cell]').click();
  expect(await made(page)).toEqual({ value: '2', items: 2 });
  await expect(page.getByTestId('explain-moved')).toHaveCount(0);
  file.happens('conversation.resolved', { conversation: 'c-2', agent: 'a-03' });
  await expect(page.getByTestId('explain-moved')).toContainText('3');
  await page.getByTestId('panel-again').click();
  await expect(page.getByTestId('explain-value')).toHaveAttribute('data-value', '3');
  await expect(page.getByTestId('explain-moved')).toHaveCount(0);
});
