// What a report shows while its next answer is on its way: the answer is held back on the wire, the page's clock turned by hand.
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('a report pales only when its answer takes over 120 ms', async ({ floor }) => {
  const page = await floor.page.context().newPage();
  const held: (() => void)[] = [];
  const asked = new Set<number>();
  let holding = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (message.method === 'report') asked.add(message.id);
      server.send(text);
    });
    server.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (holding && message.t === 'answer' && asked.has(message.id)) held.push(() => socket.send(text));
      else socket.send(text);
    });
  });
  await page.clock.install();
  await page.goto(`${new URL(floor.page.url()).origin}/#/quality`);
  await expect(page.getByTestId('report-table')).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);

  const body = page.locator('.report-body');
  const isPale = () => body.evaluate((element) => element.classList.contains('changing'));
  holding = true;
  await page.getByTestId('period-yesterday').check({ force: true });
  await expect(body).toHaveAttribute('aria-busy', 'true');
  await page.clock.runFor(119);
  // What the clock set off is drawn in a turn of its own.
  await body.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      }),
  );
  expect(await isPale()).toBe(false);
  await page.clock.runFor(1);
  await expect.poll(isPale).toBe(true);
  await expect.poll(() => held.length).toBeGreaterThan(0);
  holding = false;
  for (const tell of held.splice(0)) tell();
  await expect(body).toHaveAttribute('aria-busy', 'false');
  expect(await isPale()).toBe(false);
  await page.close();
});
