// The wall, the health page, the settings: what every shell shows besides the cockpit.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('F11 is the wall: no controls, the tables in turn, the time of the data; F11 again is the way back', async ({
  floor,
}) => {
  const { page } = floor;
  await page.keyboard.press('F11');
  await expect(page.getByTestId('wall')).toHaveAttribute('data-state', 'fresh');
  await expect(page.getByTestId('wall-page')).toBeVisible();
  await expect(page.getByTestId('wall-time')).toHaveText(/\d\d:\d\d/);
  await expect(page.getByTestId('strip-online').locator('.figure-value')).toHaveText('4');
  await expect(page.locator('button, a, input')).toHaveCount(0);
  await page.keyboard.press('F11');
  await expect(page.getByTestId('grid')).toBeVisible();
});

test('health counts what came in and what was refused, and shows the refused line', async ({ written }) => {
  const { page, file } = written;
  appendFileSync(file.path, '{"no":"event"}\n');
  await page.getByTestId('rail-health').click();
  await expect(page.getByTestId('health-source')).toContainText('floor.ndjson');
  await expect(page.locator('[data-category="envelope"]')).toContainText('1');
  await expect(page.getByTestId('page-health')).toContainText('{"no":"event"}');
  await expect(page.getByTestId('health-database')).toContainText(/\d/);
});

test('why a line was refused is said in the language of the page', async ({ written }) => {
  const { page, file } = written;
  appendFileSync(file.path, '{"no":"event"}\n');
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('language-de').check({ force: true });
  await page.getByTestId('rail-health').click();
  await expect(page.getByTestId('rejects-table')).toContainText(
    'specversion: ist erforderlich ("1.0"), ist aber nicht da',
  );
  await page.getByTestId('rail-settings').click();
  await page.getByTestId('language-tr').check({ force: true });
  await page.getByTestId('rail-health').click();
  await expect(page.getByTestId('rejects-table')).toContainText('specversion: zorunlu ("1.0"), gelen: yok');
});

test('a page is an address: reload and back give it again', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('search').fill('zoe');
  await expect(page).toHaveURL(/#\/cockpit\?q=zoe$/);
  await page.reload();
  await expect(page.getByTestId('search')).toHaveValue('zoe');
  await expect(page.locator('[data-agent="a-05"]')).toBeVisible();
  await page.getByTestId('rail-health').click();
  await expect(page).toHaveURL(/#\/health/);
  await page.goBack();
  await expect(page.locator('[data-agent="a-05"]')).toBeVisible();
});

test('the wall of a floor that nobody is on yet says so', async ({ start, folder }) => {
  const file = join(folder, 'nothing.ndjson');
  writeFileSync(file, '');
  const { page } = await start(['--file', file]);
  await expect(page.getByTestId('no-agents')).toBeVisible();
  await page.keyboard.press('F11');
  await expect(page.getByTestId('wall')).toContainText('No agents yet');
});

test('on a screen of 4K without a scale of its own the type is large enough to be read from three metres', async ({
  floor,
}) => {
  const { page } = floor;
  await page.setViewportSize({ width: 3840, height: 2160 });
  const size = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize));
  expect(await size('[data-agent] .name')).toBeGreaterThanOrEqual(29);
  expect(await size('[data-agent] .unit')).toBeGreaterThanOrEqual(24);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await size('[data-agent] .name')).toBe(13);
});
