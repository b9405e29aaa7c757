// The host's door, with a real browser: one link, one browser, once.
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('a link opens the console in one browser, and a second use of it is refused with words', async ({
  written,
  browser,
}) => {
  const { page, program } = written;
  const address = new URL(page.url());
  expect([address.protocol, address.hostname, address.pathname]).toEqual(['http:', '127.0.0.1', '/']);
  const link = (await program?.hears(/^One-time link: (\S+)$/m)) ?? '';

  const stranger = await browser.newContext({ locale: 'de-DE' });
  const other = await stranger.newPage();
  expect((await other.goto(link))?.status()).toBe(403);
  await expect(other.getByRole('heading')).toHaveText('Dieser Browser braucht einen Zugangslink');
  expect((await other.goto(address.origin))?.status()).toBe(403);
  await expect(other.locator('[data-agent]')).toHaveCount(0);
  await program?.hears(/^One-time link: .*\n[\s\S]*^One-time link: (\S+)$/m);
  await stranger.close();

  await page.reload();
  await expect(page.locator('[data-agent]').first()).toBeVisible();
});

test('the session is out of reach of the page, and the page of other sites', async ({ written }) => {
  const { page } = written;
  expect(await page.evaluate(() => document.cookie)).toBe('');
  const [cookie] = await page.context().cookies();
  expect([cookie?.httpOnly, cookie?.sameSite]).toEqual([true, 'Strict']);
  expect(await page.evaluate(() => window.kokpit)).toBeUndefined();
});
