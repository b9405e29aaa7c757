// A console on a Chatwoot: its floor on the screen, a status changed there, and what is said when it is away.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Double } from '../chatwoot/double.ts';
import { type DoubleServer, serveDouble, TOKEN } from '../chatwoot/double-server.ts';
import { test as base, type Floor } from './support/test.ts';

interface OnChatwoot {
  readonly double: Double;
  readonly server: DoubleServer;
  readonly floor: Floor;
}

const BEAT_MS = 1_000;

const test = base.extend<{ chatwoot: OnChatwoot }>({
  chatwoot: async ({ start, folder }, use) => {
    const double = new Double(Date.now);
    const server = await serveDouble(double, 1);
    double.agent(1, 'Lea Lead', [], 'administrator');
    double.agent(2, 'Ann Ash', [1]);
    double.contact(51, 'Cora');
    double.open(7, 51, 1, 'Hello?');
    double.assign(7, 2, null);
    const beats = setInterval(() => {
      double.present(1, 2);
      server.beat();
    }, BEAT_MS);
    double.present(1, 2);
    const token = join(folder, 'token');
    writeFileSync(token, TOKEN);
    const floor = await start(['--chatwoot', `${server.base}/app/accounts/3`, '--chatwoot-token', token]);
    await expect(floor.page.getByTestId('freshness')).toHaveAttribute('data-state', 'live');
    await use({ double, server, floor });
    clearInterval(beats);
    await server.stop();
  },
});

test('its agents are there, a status is set there, and what it does not know is not offered', async ({ chatwoot }) => {
  const { page } = chatwoot.floor;
  const ann = page.locator('[data-agent="2"]');
  await expect(ann).toHaveAttribute('data-status', 'online');
  await ann.click({ button: 'right' });
  await expect(page.getByTestId('menu-offline')).toBeVisible();
  await expect(page.getByTestId('menu-invisible')).toHaveCount(0);
  await page.getByTestId('menu-break').click();
  await expect(ann).toHaveAttribute('data-status', 'break');
  expect(chatwoot.double.agents.find(({ id }) => id === 2)?.availability).toBe('busy');
});

test('away, it says so and why; back, it is live with what was missed', async ({ chatwoot }) => {
  const { double, server, floor } = chatwoot;
  const freshness = floor.page.getByTestId('freshness');
  server.open = false;
  server.cut();
  await expect(freshness).toHaveAttribute('data-state', 'offline');
  await expect(floor.page.getByText(/Chatwoot at 127\.0\.0\.1/).first()).toBeVisible();
  double.reply(7, 2, 'Hi');
  double.resolve(7, 2);
  server.open = true;
  await expect(freshness).toHaveAttribute('data-state', 'live');
  await expect(floor.page.getByTestId('totals').locator('[data-col=resolved]')).toHaveText('1');
});
