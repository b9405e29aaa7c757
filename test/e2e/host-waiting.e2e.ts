// What a page shows while an answer is on its way: it is held back on the wire, the page's clock turned by hand.
import { expect, type Page } from '@playwright/test';
import { type Floor, test } from './support/test.ts';

interface Held {
  readonly page: Page;
  /** The answers that are held back since `hold` was called, by the ids of their questions. */
  readonly answers: Map<number, () => void>;
  hold(): void;
  /** As the core would. */
  say(message: object): void;
  /** Lets all of them go. */
  release(): void;
}

/** A page whose answers to this method can be held back. */
async function heldPage(floor: Floor, method: string, hash: string): Promise<Held> {
  const page = await floor.page.context().newPage();
  const asked = new Set<number>();
  const answers = new Map<number, () => void>();
  let holding = false;
  let say = (_message: object) => {};
  await page.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    say = (message) => socket.send(JSON.stringify({ v: 1, ...message }));
    socket.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (message.method === method) asked.add(message.id);
      server.send(text);
    });
    server.onMessage((text) => {
      const message = JSON.parse(String(text));
      if (holding && message.t === 'answer' && asked.has(message.id)) answers.set(message.id, () => socket.send(text));
      else socket.send(text);
    });
  });
  // Of all the context's pages, for as long as it lives: none that other tests go on with.
  await page.clock.install();
  await page.goto(`${new URL(floor.page.url()).origin}/${hash}`);
  await expect(page.getByTestId('report-table')).toBeVisible();
  await page.clock.pauseAt(Date.now() + 60_000);
  const hold = () => {
    holding = true;
  };
  const release = () => {
    holding = false;
    for (const answer of answers.values()) answer();
    answers.clear();
  };
  return { page, answers, hold, say: (message) => say(message), release };
}

test('a report pales only when its answer takes over 120 ms', async ({ written }) => {
  const { page, answers, hold, release } = await heldPage(written, 'report', '#/quality');
  const body = page.locator('.report-body');
  const isPale = () => body.evaluate((element) => element.classList.contains('changing'));
  hold();
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
  await expect.poll(() => answers.size).toBeGreaterThan(0);
  release();
  await expect(body).toHaveAttribute('aria-busy', 'false');
  expect(await isPale()).toBe(false);
  await page.close();
});

test('an explanation that takes long says how far it is, and offers fewer days', async ({ written }) => {
  const { page, answers, hold, say, release } = await heldPage(written, 'explain', '#/quality?period=31');
  hold();
  await page.getByTestId('report-total').locator('[data-col="feedback"] [data-explain]').click();
  await expect.poll(() => answers.size).toBe(1);
  const [first] = answers.keys();
  const read = page.getByTestId('explain-read');
  say({ t: 'progress', id: first, read: 1_240_000 });
  await page.clock.runFor(1_000);
  await expect(read).toHaveText('1,240,000 entries read by now');
  say({ t: 'progress', id: first, read: 2_500_000 });
  await expect(read).toHaveText('2,500,000 entries read by now');
  await expect(page.getByTestId('explain-fewer')).toHaveCount(0);
  await page.clock.runFor(2_000);
  const offers = page.getByTestId('explain-fewer').locator('button');
  await expect(offers).toHaveText(['the last 7', 'the last one']);
  await offers.last().click();
  await expect(page).toHaveURL(/from=(\S+)&to=\1/);
  await expect.poll(() => answers.size).toBe(2);
  await expect(read).toHaveCount(0);
  release();
  await expect(page.getByTestId('explain-value')).toBeVisible();
  await page.close();
});
