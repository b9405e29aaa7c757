// Changing statuses on the demo floor, which takes commands and answers them: every way to ask, and what becomes of it.
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './support/test.ts';

type Status = 'online' | 'offline' | 'break' | 'invisible';

/** Agents of a status, first the one at the top. */
async function agentsOf(page: Page, status: Status, least: number): Promise<string[]> {
  const rows = page.locator(`[data-agent][data-status="${status}"]`);
  await expect.poll(() => rows.count()).toBeGreaterThanOrEqual(least);
  const found = await rows.evaluateAll((all) =>
    all
      .map((row) => ({ top: row.getBoundingClientRect().top, agent: row.getAttribute('data-agent') ?? '' }))
      .sort((a, b) => a.top - b.top),
  );
  return found.map((row) => row.agent);
}

function row(page: Page, agent: string | undefined): Locator {
  return page.locator(`[data-agent="${agent}"]`);
}

/** The name of one agent, to be found in the log. */
async function nameOf(page: Page, agent: string | undefined): Promise<string> {
  return (await row(page, agent).locator('.name').textContent()) ?? '';
}

async function openTable(page: Page, status: Status): Promise<void> {
  const head = page.locator(`[data-head="${status}"]`);
  if ((await head.getAttribute('aria-expanded')) === 'false') await head.locator('.section-word').click();
}

test.describe('on the demo floor', () => {
  test.beforeEach(async ({ demo }) => {
    for (const status of ['break', 'invisible'] as const) await openTable(demo.page, status);
  });

  test('who is offline is selected with a word of why nothing can be set, in a bar that stays low', async ({
    demo,
  }) => {
    const { page } = demo;
    await openTable(page, 'offline');
    const [agent] = await agentsOf(page, 'offline', 1);
    await row(page, agent).locator('[data-col="name"]').click();
    const hint = page.getByTestId('selection-offline');
    await expect(hint).toBeVisible();
    const lines = async () =>
      hint.evaluate((one) => one.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(one).lineHeight));
    expect(await lines()).toBeLessThan(4);
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('agent-panel')).toBeVisible();
    expect(await lines()).toBeLessThan(4);
  });

  test('by mouse: chosen, asked, pending, confirmed, and in the log', async ({ demo }) => {
    const { page } = demo;
    const [agent] = await agentsOf(page, 'online', 1);
    const name = await nameOf(page, agent);
    // Pending may last only for a moment: it is noted when it comes, not looked for when it may be gone.
    await page.evaluate(() => {
      const look = () => {
        if (document.querySelector('[data-testid="pending"]') !== null) document.body.dataset.pending = 'seen';
      };
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true });
    });
    await row(page, agent).locator('[data-col="name"]').click();
    await expect(page.getByTestId('selection-count')).toContainText('1');
    await page.getByTestId('set-break').click();
    await expect(page.getByTestId('toast')).toContainText(name);
    await expect(row(page, agent)).toHaveAttribute('data-status', 'break');
    expect(await page.evaluate(() => document.body.dataset.pending)).toBe('seen');

    await page.getByTestId('rail-commands').click();
    const record = page.locator('[data-command]').first();
    await expect(record).toContainText(name);
    await expect(record).toHaveAttribute('data-state', 'confirmed');
  });

  test('by keyboard alone, with a reason', async ({ demo }) => {
    const { page } = demo;
    const [agent] = await agentsOf(page, 'online', 1);
    await page.getByTestId('grid').focus();
    await expect(async () => {
      await page.keyboard.press('ArrowDown');
      await expect(row(page, agent)).toHaveClass(/active/, { timeout: 200 });
    }).toPass();
    await page.keyboard.press('s');
    await expect(page.getByTestId('status-dialog')).toBeVisible();
    await expect(page.getByTestId('choice-break')).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.type('Training');
    await page.keyboard.press('Enter');
    await expect(page.getByTestId('status-dialog')).toBeHidden();
    await expect(row(page, agent)).toHaveAttribute('data-status', 'break');
    await expect(row(page, agent)).toContainText('Training');
  });

  test('by the context menu, and back by undo', async ({ demo }) => {
    const { page } = demo;
    const [agent] = await agentsOf(page, 'online', 1);
    await row(page, agent).locator('[data-col="name"]').click({ button: 'right' });
    await page.getByTestId('menu-invisible').click();
    await expect(row(page, agent)).toHaveAttribute('data-status', 'invisible');
    await page.getByTestId('toast').getByTestId('undo').click();
    await expect(row(page, agent)).toHaveAttribute('data-status', 'online');
  });

  test('several at once, and undone at once', async ({ demo }) => {
    const { page } = demo;
    const agents = (await agentsOf(page, 'online', 2)).slice(0, 2);
    await row(page, agents[0]).locator('[data-col="name"]').click();
    await row(page, agents[1])
      .locator('[data-col="name"]')
      .click({ modifiers: ['Control'] });
    await expect(page.getByTestId('selection-count')).toContainText('2');
    await page.getByTestId('set-invisible').click();
    for (const agent of agents) await expect(row(page, agent)).toHaveAttribute('data-status', 'invisible');
    await page.getByTestId('toast').getByTestId('undo').click();
    for (const agent of agents) await expect(row(page, agent)).toHaveAttribute('data-status', 'online');
  });

  test('offline asks first; an offline agent cannot be changed, and it is said why', async ({ demo }) => {
    const { page } = demo;
    await openTable(page, 'offline');
    const [agent] = await agentsOf(page, 'online', 1);
    await row(page, agent).locator('[data-col="name"]').click();
    await page.getByTestId('set-offline').click();
    await expect(page.getByTestId('offline-dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(row(page, agent)).toHaveAttribute('data-status', 'online');
    await page.getByTestId('set-offline').click();
    await page.getByTestId('offline-confirm').click();
    // In its own table: until the rows are put in order again, its place may be another's by the time of a click.
    await expect(page.locator('[data-section="offline"]').locator(row(page, agent))).toHaveAttribute(
      'data-status',
      'offline',
    );

    await row(page, agent).locator('[data-col="name"]').click({ button: 'right' });
    await expect(page.getByTestId('agent-menu').getByRole('paragraph')).toContainText(/offline/i);
    for (const status of ['online', 'break', 'invisible']) {
      await expect(page.getByTestId(`menu-${status}`)).toHaveAttribute('aria-disabled', 'true');
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await expect(page.getByTestId('status-dialog-offline')).toBeVisible();
    await expect(page.getByTestId('status-submit')).toBeDisabled();
  });

  test('the log finds a change by who, whom and what', async ({ demo }) => {
    const { page } = demo;
    const [agent] = await agentsOf(page, 'online', 1);
    const name = await nameOf(page, agent);
    await row(page, agent).locator('[data-col="name"]').click();
    await page.getByTestId('set-break').click();
    await expect(row(page, agent)).toHaveAttribute('data-status', 'break');
    await page.getByTestId('rail-commands').click();
    await page.getByTestId('search').fill(name.toUpperCase());
    await expect(page.locator('[data-command]').first()).toContainText(name);
    await page.getByTestId('search').fill('nobody of that name');
    await expect(page.locator('[data-command]')).toHaveCount(0);
  });
});

test('a file takes no commands, and that is said instead of a change that never comes', async ({ written }) => {
  const { page } = written;
  await row(page, 'a-03').locator('[data-col="name"]').click();
  await expect(page.getByTestId('set-break')).toBeDisabled();
  await expect(page.getByTestId('selection-past')).toContainText('only tells');
  await page.keyboard.press('s');
  await expect(page.getByTestId('status-dialog')).toHaveCount(0);
  await expect(page.getByTestId('toast')).toContainText('only tells');
  await row(page, 'a-03').locator('[data-col="name"]').click({ button: 'right' });
  await expect(page.getByTestId('menu-break')).toBeDisabled();
  await expect(page.getByTestId('menu-refused')).toContainText('only tells');
});
