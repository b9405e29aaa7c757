// Who waits for whom at the report threads.
import { afterEach, expect, test, vi } from 'vitest';
import { createReportDesk, type ReportDesk } from '../../electron/core/report-desk.ts';

const ENTRY = new URL('./report-lanes.ts', import.meta.url);
const NONE = { product: [], channel: [], group: [], kind: [], agent: [] };
const SERVICE = { ...NONE, report: 'service', from: '2026-03-10', to: '2026-03-10', interval: null } as const;
let desk: ReportDesk;
afterEach(() => desk.close());

const report = async () => (await desk.ask('report', SERVICE, 0)).text;
const company = async () => (await desk.ask('company', { ...NONE, ...SERVICE, company: 'k1' }, 0)).text;

test('no page waits behind an explanation, and what is on its way at the end is said to be', async () => {
  desk = createReportDesk({ file: '', tz: 'UTC' }, ENTRY);
  const endless = desk.ask('explain', { ask: SERVICE, figure: 'total.requests', at: null }, 0);
  const told = expect(endless).rejects.toThrow('being closed');
  expect(await report()).toBe(await report());
  expect(desk.load).toEqual({ asked: 3, busy: true });
  await desk.close();
  await told;
  expect(desk.load.busy).toBe(false);
  await expect(report()).rejects.toThrow('being closed');
});

test('the thread of long questions ends when nobody asks any more; that of the pages stays', async () => {
  desk = createReportDesk({ file: '', tz: 'UTC' }, ENTRY, 0);
  const [pages, first] = [await report(), await company()];
  expect(first).not.toBe(pages);
  await vi.waitFor(async () => expect(await company()).not.toBe(first), { timeout: 60_000 });
  expect(await report()).toBe(pages);
});
