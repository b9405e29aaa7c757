// The desktop's window: what its page may not do, and what the window does for it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('the page has the one bridge and nothing of Node or Electron', async ({ written }) => {
  const seen = await written.page.evaluate(() => ({
    bridge: Object.keys(window.kokpit ?? {}).sort(),
    globals: ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'].filter((name) => name in window),
    secure: window.isSecureContext,
  }));
  expect(seen).toEqual({ bridge: ['connect', 'onFullScreen', 'setFullScreen', 'shell'], globals: [], secure: true });
});

test('the page can neither leave, nor open windows, nor ask for anything', async ({ written }) => {
  const { page, program } = written;
  const address = page.url();
  expect(await page.evaluate(() => Notification.permission)).toBe('denied');
  await page.evaluate(() => {
    window.open('http://example.org/plain');
    window.open('https://example.org/help');
  });
  await program?.hears(/^double: popup-denied https:\/\/example\.org\/help$/m);
  expect(program?.said()).toContain('double: opened-outside https://example.org/help');
  expect(program?.said()).not.toContain('opened-outside http://example.org');
  await page.evaluate(() => {
    location.href = 'https://example.org/away';
  });
  await program?.hears(/^double: navigation-denied https:\/\/example\.org\/away$/m);
  expect(page.url()).toBe(address);
  await expect(page.locator('[data-agent]').first()).toBeVisible();
});

test('full screen goes both ways, and the page hears of it', async ({ written }) => {
  const { page } = written;
  const heard = () => page.evaluate(() => document.body.dataset.heard);
  await page.evaluate(() => {
    window.kokpit?.onFullScreen((on) => {
      document.body.dataset.heard = `${document.body.dataset.heard ?? ''} ${on}`;
    });
  });
  await expect.poll(heard).toBe(' false');
  await page.evaluate(() => window.kokpit?.setFullScreen(true));
  await expect.poll(heard).toBe(' false true');
  await page.evaluate(() => window.kokpit?.setFullScreen(false));
  await expect.poll(heard).toBe(' false true false');
});

test('the window is remembered where it was closed', async ({ written }) => {
  await written.stop();
  const place = JSON.parse(readFileSync(join(written.folder, 'console-0.desktop', 'window.json'), 'utf8'));
  expect(place).toEqual({ x: 0, y: 0, width: 1280, height: 800, maximized: false });
});
