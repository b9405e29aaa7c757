// The day worked off and the company looked at, on a floor written by hand: a call that is lost in front of the page, hours
// that move a deadline, and a company of yesterday.
import { createHash } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { test } from './support/test.ts';

const DAY_MS = 86_400_000;

function lose(file: { happens(type: string, data: object): void }, conversation: string, contact: string): void {
  file.happens('conversation.opened', { conversation, kind: 'call', channel: 'voice', contact });
  file.happens('conversation.ended', { conversation, by: 'contact' });
}

function rows(page: Page) {
  return page.locator('[data-testid="report-table"] tbody tr[data-row]');
}

test('who was lost is called back by the keyboard, and it is still so after a reload', async ({ written }) => {
  const { page, file } = written;
  file.happens('contact.updated', { contact: 'ct-1', name: 'Mia Novak' });
  lose(file, 'l-1', 'ct-1');
  lose(file, 'l-2', 'ct-2');
  await page.getByTestId('rail-day').click();
  await expect(page.getByTestId('tile-call-back')).toContainText('2');
  await page.getByTestId('open-lost').click();
  await expect(page).toHaveURL(/#\/day\?view=lost$/);
  await expect(rows(page)).toHaveCount(2);
  await expect(page.locator('[data-row="l-1"]')).toContainText('Mia Novak');
  await page.getByTestId('report-table').focus();
  await page.keyboard.press('c');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByTestId('lost-last')).toContainText('Mia Novak: Called back');
  await page.getByTestId('report-table').focus();
  await page.keyboard.press('Space');
  await expect(page.getByTestId('lost-empty')).toContainText('Everybody has been dealt with');
  await page.getByTestId('lost-undo').click();
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await page.getByTestId('lost-show-all').check({ force: true });
  await expect(page.getByTestId('lost-state-l-1')).toHaveValue('called_back');
  await expect(page.getByTestId('lost-state-l-2')).toHaveValue('open');
  await page.getByTestId('lost-state-l-2').selectOption('no_need');
  await expect(page.getByTestId('lost-show-all')).toBeChecked();
  await expect(page.locator('.segment', { has: page.getByTestId('lost-show-open') })).toContainText('0');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-csv').click()]);
  expect(readFileSync(await download.path(), 'utf8')).toContain('Mia Novak');
});

test('a lost conversation shows that its contact came back, and opens its story', async ({ written }) => {
  const { page, file } = written;
  await page.clock.install();
  lose(file, 'l-1', 'ct-1');
  await page.evaluate(() => {
    location.hash = '#/day?view=lost';
  });
  const since = page.locator('[data-row="l-1"] [data-col="since"]');
  // The list is asked for when the page's clock says so.
  const again = () => page.clock.fastForward(10_000);
  await expect(async () => {
    await again();
    await expect(since).toHaveText('–', { timeout: 500 });
  }).toPass();
  // A later moment than the loss, however quick the test is.
  await page.waitForFunction((now) => Date.now() > now, Date.now());
  file.happens('conversation.opened', { conversation: 'b-1', kind: 'chat', channel: 'web', contact: 'ct-1' });
  file.happens('message.sent', { conversation: 'b-1', author: 'agent', agent: 'a-03' });
  await expect(async () => {
    await again();
    await expect(since).toContainText('Answered', { timeout: 500 });
  }).toPass();
  await expect(page.getByTestId('lost-served')).toContainText('1 was answered since');
  await page.getByTestId('report-table').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/conversation=l-1/);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/conversation=/);
});

test('a long list begins with its first rows, and has all where they are scrolled to, searched, sorted or saved', async ({
  written,
  shell,
}) => {
  const { page, file } = written;
  const lost = 260;
  const named = (n: number) => String(n).padStart(3, '0');
  for (let n = 1; n <= lost; n++) lose(file, `l-${named(n)}`, `contact-${named(n)}`);
  const asked: unknown[] = [];
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => {
      const { method, params } = JSON.parse(String(payload));
      if (method === 'lost' && JSON.stringify(params.rows) !== JSON.stringify(asked.at(-1))) asked.push(params.rows);
    }),
  );
  await page.reload();
  await page.getByTestId('rail-day').click();
  await expect(page.getByTestId('tile-call-back')).toContainText(String(lost));
  await page.getByTestId('open-lost').click();
  const table = page.getByTestId('report-table');
  await expect(table).toHaveAttribute('aria-rowcount', String(lost));
  await expect(page.locator('[data-row="l-001"]')).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('report-csv').click()]);
  expect(
    readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\r\n').length,
  ).toBe(1 + lost);
  await table.focus();
  await page.keyboard.press('End');
  await expect(page.locator('[data-row="l-260"]')).toBeVisible();
  await page.getByTestId('sort-contact').click();
  await page.getByTestId('sort-contact').click();
  await page.keyboard.press('Home');
  await expect(rows(page).first()).toContainText('contact-260');
  await page.evaluate(() => {
    location.hash = '#/day?view=lost&q=contact-25';
  });
  await expect(rows(page)).toHaveCount(10);
  await expect(rows(page).first()).toContainText('contact-250');
  // A window has its texts by a port, where nobody listens.
  if (shell === 'host') expect(asked.slice(0, 3)).toEqual(['none', { first: 'open' }, 'whole']);
});

test('in the list of a past day its times stand without the date, which the page names', async ({ demo }) => {
  const { page } = demo;
  await page.evaluate(() => {
    location.hash = '#/day?date=yesterday&view=lost&show=all';
  });
  await expect(rows(page).first().locator('[data-col="lost_at"]')).toHaveText(/^\d\d:\d\d$/);
});

test('all groups, some or those present are one choice', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  const offered = page.locator('[data-testid="day-table"] [data-row="offered"] [data-col="chat"]');
  await expect(offered).toHaveText('5');
  await page.getByTestId('who-some').check({ force: true });
  await page.getByTestId('filter-group').click();
  await page.getByTestId('option-group-g-care').click();
  await expect(page).toHaveURL(/#\/day\?group=g-care$/);
  await expect(offered).toHaveText('0');
  await page.keyboard.press('Escape');
  await page.getByTestId('drop-group-g-care').click();
  await expect(offered).toHaveText('5');
  await page.getByTestId('who-present').check({ force: true });
  await expect(page).toHaveURL(/#\/day\?who=present$/);
});

test('working hours are set for everybody, from a form or a file, and never when they do not hold', async ({
  written,
}) => {
  const { page } = written;
  await page.getByTestId('rail-settings').click();
  await expect(page.getByTestId('hours-by')).toHaveAttribute('data-default', 'true');
  await page.getByTestId('hours-mon-0-to').fill('08:00');
  await page.getByTestId('hours-save').click();
  await expect(page.locator('[data-testid="hours-mon"] .hours-fault')).toContainText('09:00-08:00');
  await expect(page.getByTestId('hours-by')).toHaveAttribute('data-default', 'true');
  await page.getByTestId('hours-mon-0-to').fill('16:00');
  await page.getByTestId('holiday-date').fill('2026-12-25');
  await page.getByTestId('holiday-add').click();
  await page.getByTestId('hours-save').click();
  await expect(page.getByTestId('hours-by')).toHaveAttribute('data-default', 'false');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('hours-export').click()]);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(JSON.parse(saved)).toMatchObject({ week: { mon: ['09:00-16:00'] }, holidays: ['2026-12-25'] });
  await page.getByTestId('hours-import').setInputFiles({
    name: 'hours.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"week": {\n "mon": ["9-17"]}}'),
  });
  await expect(page.getByTestId('hours-file-faults')).toContainText('Line 2');
  await page.getByTestId('rail-day').click();
  await expect(page.getByTestId('hours-note')).toContainText('Mon 09:00\u2060–\u206016:00');
  await expect(page.getByTestId('hours-note')).toContainText('1 holiday');
});

test("a company's page has its days, people and conversations; one that nobody knows is said to be unknown", async ({
  written,
}) => {
  const { page, file } = written;
  const before = Date.now() - DAY_MS;
  const event = (n: number, type: string, data: object): string =>
    `${JSON.stringify({ specversion: '1.0', id: `y-${n}`, source: '/test/yesterday', type, time: new Date(before + n * 1000).toISOString(), data })}\n`;
  const talk = { conversation: 'k-1' };
  const events = [
    event(0, 'company.updated', { company: 'co-1', name: 'Nordwind' }),
    event(1, 'conversation.opened', { ...talk, kind: 'chat', channel: 'web', company: 'co-1' }),
    event(2, 'message.sent', { ...talk, author: 'agent', agent: 'a-03' }),
    event(9, 'conversation.resolved', { ...talk, agent: 'a-03' }),
  ];
  appendFileSync(file.path, events.join(''));
  // Written behind them: once this one counts, they do.
  lose(file, 'l-1', 'ct-1');
  await page.getByTestId('rail-day').click();
  await expect(page.getByTestId('tile-call-back')).toContainText('1');
  await page.getByTestId('rail-companies').click();
  await page.locator('[data-row="co-1"] a').click();
  await expect(page.getByTestId('company-view')).toContainText('Nordwind');
  await expect(page.getByTestId('company-rank')).toContainText('Place 1');
  await page.getByTestId('company-part-people').check({ force: true });
  await expect(rows(page)).toHaveCount(1);
  await rows(page).locator('[data-col="chat_time"] [data-explain]').click();
  await expect(page.getByTestId('explain-value')).toHaveAttribute('data-value', '7');
  await expect(page.getByTestId('explain-panel').locator('h2')).toContainText('Unknown contact');
  await expect(page.locator('.explain-rows [data-conversation]')).toHaveCount(1);
  // All companies are another page: what was opened over this one is closed.
  await page.getByTestId('company-back').click();
  await expect(page.getByTestId('explain-panel')).toHaveCount(0);
  await expect(page).not.toHaveURL(/explain=/);
  await page.goBack();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('explain-panel')).toHaveCount(0);
  await page.getByTestId('company-part-days').check({ force: true });
  await page.getByTestId('company-parts').getByTestId('shape-table').check({ force: true });
  const yesterday = rows(page).last();
  await yesterday.locator('[data-col="chats"] [data-explain]').click();
  await expect(page.getByTestId('explain-value')).toHaveAttribute('data-value', '1');
  await page.keyboard.press('Escape');
  await page.getByTestId('company-part-conversations').check({ force: true });
  await expect(page).toHaveURL(/view=conversations/);
  await expect(page.locator('[data-row="k-1"] [data-col="duration"]')).toHaveText(/7\s*s/);
  await page.getByTestId('story-k-1').click();
  await expect(page).toHaveURL(/conversation=k-1/);
  await page.evaluate(() => {
    location.hash = '#/companies?company=nobody';
  });
  await expect(page.getByTestId('company-none')).toHaveAttribute('data-known', 'false');
});

test('a finished day’s reports are saved, each file as the command line writes it', async ({ written, shell }) => {
  const { page } = written;
  await page.getByTestId('rail-day').click();
  await expect(page.getByTestId('report-csv')).toBeEnabled();
  await expect(page.getByTestId('snapshot-open')).toHaveCount(0);
  const date = await page.evaluate(() => {
    location.hash = '#/day?date=2026-01-05&channel=web';
    return '2026-01-05';
  });
  await page.getByTestId('snapshot-open').click();
  const dialog = page.getByTestId('snapshot');
  await expect(dialog.locator('[data-file]')).toHaveCount(15);
  await expect(page.getByTestId('snapshot-empty')).toBeVisible();
  const save = (name: string) => dialog.locator(`[data-file="${date}-${name}"]`).click();
  const [one] = await Promise.all([page.waitForEvent('download'), save('quality-by-group.csv')]);
  expect(one.suggestedFilename()).toBe(`${date}-quality-by-group.csv`);
  expect(readFileSync(await one.path(), 'utf8')).toMatch(
    /^key,name,satisfaction_avg,[^\n]+\r\ng-care,Care,,0,[^\n]+\r\ng-sales,Sales,[^\n]+\r\n$/,
  );
  if (shell !== 'host') {
    await expect(page.getByTestId('snapshot-all')).toHaveCount(0);
    return;
  }
  const saved = new Map<string, string>();
  page.on('download', async (download) => {
    saved.set(download.suggestedFilename(), readFileSync(await download.path(), 'utf8'));
  });
  await page.getByTestId('snapshot-all').click();
  await expect.poll(() => saved.size).toBe(15);
  const index = JSON.parse(saved.get(`${date}-index.json`) ?? '');
  expect(index).toMatchObject({ snapshot: date, filters: { channel: ['web'] }, events: { of_day: 0 } });
  for (const { file, sha256 } of index.files) {
    expect(
      createHash('sha256')
        .update(saved.get(file) ?? '')
        .digest('hex'),
    ).toBe(sha256);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});
