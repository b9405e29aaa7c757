// The desktop's processes, which only the double lets a test take hold of: a second start, and a page that crashes.
import { expect } from '@playwright/test';
import { DESKTOP, startProgram } from './support/program.ts';
import { test } from './support/test.ts';

test('a second start on the same cache ends and brings the first window to the front', async ({ written }) => {
  const second = startProgram(DESKTOP, ['--file', written.file.path, '--db', written.db]);
  expect(await second.ended()).toBe(0);
  expect(second.said()).toContain('Kokpit is open already');
  await written.program?.hears(/^double: focused/m);
});

test('a page that crashes is brought back, live', async ({ written }) => {
  const { page, file } = written;
  const session = await page.context().newCDPSession(page);
  const another = page.context().waitForEvent('page');
  // Never answered: the one that would answer is gone.
  session.send('Page.crash').catch(() => undefined);
  const back = await another;
  file.happens('agent.status_changed', { agent: 'a-04', status: 'break' });
  await expect(back.locator('[data-agent="a-04"]')).toHaveAttribute('data-status', 'break');
});
