// Answers to commands and the rows of the cockpit come by ways of their own, each gathered for a frame: a row may be told
// after the answer that changed it. Here the rows are held back on the wire until the answers are on the screen.
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('several are undone at once, though their rows are told after the answers', async ({ demo }) => {
  const page = await demo.page.context().newPage();
  const held: (() => void)[] = [];
  let holding = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    const cockpit = new Set<number>();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (message.t === 'watch' && message.topic === 'cockpit') cockpit.add(message.id);
      server.send(text);
    });
    server.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (holding && message.t === 'push' && cockpit.has(message.id)) held.push(() => socket.send(text));
      else socket.send(text);
    });
  });
  await page.goto(demo.page.url());
  // Another test of this browser may have left tables folded or open, and few online at night.
  for (const status of ['break', 'invisible']) {
    const head = page.locator(`[data-head="${status}"]`);
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.locator('.section-word').click();
    await expect(head).toHaveAttribute('aria-expanded', 'true');
  }
  const present = page.locator('[data-agent]:not([data-status="offline"])');
  await expect.poll(() => present.count()).toBeGreaterThanOrEqual(2);
  const agents = await present.evaluateAll((rows) => rows.slice(0, 2).map((row) => row.getAttribute('data-agent')));
  const row = (agent: string | null) => page.locator(`[data-agent="${agent}"]`);
  const choose = async () => {
    await row(agents[0] ?? null)
      .locator('[data-col="name"]')
      .click();
    await row(agents[1] ?? null)
      .locator('[data-col="name"]')
      .click({ modifiers: ['Control'] });
    await expect(page.getByTestId('selection-count')).toContainText('2');
  };
  await choose();
  await page.getByTestId('set-online').click();
  for (const agent of agents) await expect(row(agent)).toHaveAttribute('data-status', 'online');
  // The word about that is gone with the page.
  await page.reload();
  await choose();

  holding = true;
  await page.getByTestId('set-invisible').click();
  const toast = page.getByTestId('toast');
  await expect(toast).toHaveAttribute('data-state', 'done');
  for (const agent of agents) await expect(row(agent)).toHaveAttribute('data-status', 'online');
  holding = false;
  for (const tell of held.splice(0)) tell();
  for (const agent of agents) await expect(row(agent)).toHaveAttribute('data-status', 'invisible');
  await toast.getByTestId('undo').click();
  for (const agent of agents) await expect(row(agent)).toHaveAttribute('data-status', 'online');
  await page.close();
});
