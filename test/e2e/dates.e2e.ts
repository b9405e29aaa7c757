// A day chosen for a report or a look back: typed as people type it, or from a month, with the hands on the keyboard.
import { expect } from '@playwright/test';
import { test } from './support/test.ts';

test('a day is chosen from a month by keys, and typed in the language of the page', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-quality').click();
  const from = page.getByTestId('period-from');
  const to = page.getByTestId('period-to');
  const last = (await to.getAttribute('data-day')) ?? '';
  const day = (back: number) => new Date(Date.parse(last) - back * 86_400_000).toISOString().slice(0, 10);
  await from.focus();
  await page.keyboard.press('ArrowDown');
  const month = page.locator('.date-popover [role="grid"]');
  await expect(month.locator('[aria-selected="true"] button')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(month).toHaveCount(0);
  await expect(from).toBeFocused();
  await expect(from).toHaveAttribute('data-day', day(14));
  await expect(page).toHaveURL(new RegExp(`from=${day(14)}&to=${last}$`));

  await to.fill(day(2));
  await expect(page).toHaveURL(new RegExp(`from=${day(14)}&to=${day(2)}$`));
  const [year = '', monthOf = '', date = ''] = day(3).split('-');
  await to.fill(`${date}/${monthOf}/${year}`);
  await expect(to).toHaveAttribute('data-day', day(3));
  await expect(to).not.toHaveValue(/\//);
});

test('what is no day is refused with a word, and what was there stays', async ({ floor }) => {
  const { page } = floor;
  await page.getByTestId('rail-day').click();
  const field = page.getByTestId('day-date');
  const before = await field.inputValue();
  await field.fill('31/2/2026');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('day-date-wrong')).toContainText('“31/2/2026” is no day');
  await field.fill('1 Jan 2190');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('day-date-wrong')).toContainText(`The last day here is ${before}`);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('day-date-wrong')).toHaveCount(0);
  await expect(field).toHaveValue(before);
  await expect(page).toHaveURL(/#\/day$/);
});

test('the keys of a month do not move the time of a look back', async ({ floor }) => {
  const { page } = floor;
  await page.keyboard.press('r');
  const time = page.getByTestId('rewind-time');
  await expect(time).toBeVisible();
  const before = await time.inputValue();
  await page.getByTestId('rewind-date-open').click();
  await expect(page.locator('.date-popover [aria-selected="true"] button')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('l');
  await expect(page.getByTestId('rewind-bar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('.date-popover')).toHaveCount(0);
  await expect(time).toHaveValue(before);
  await page.keyboard.press('l');
  await expect(page.getByTestId('rewind-bar')).toHaveCount(0);
});
