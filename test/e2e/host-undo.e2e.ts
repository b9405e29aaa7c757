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
  const online = page.locator('[data-section="online"] [data-agent][data-status="online"]');
  await expect.poll(() => online.count()).toBeGreaterThanOrEqual(2);
  const agents = await online.evaluateAll((rows) => rows.slice(0, 2).map((row) => row.getAttribute('data-agent')));
  const row = (agent: string | null) => page.locator(`[data-agent="${agent}"]`);
  // Another test of this browser may have left the table open.
  const invisible = page.locator('[data-head="invisible"]');
  if ((await invisible.getAttribute('aria-expanded')) === 'false') await invisible.locator('.section-word').click();
  await expect(invisible).toHaveAttribute('aria-expanded', 'true');
  await row(agents[0] ?? null)
    .locator('[data-col="name"]')
    .click();
  await row(agents[1] ?? null)
    .locator('[data-col="name"]')
    .click({ modifiers: ['Control'] });
  await expect(page.getByTestId('selection-count')).toContainText('2');

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
