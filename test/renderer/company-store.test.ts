import { expect, test } from 'vitest';
import { companyDaysPlan, tellDay } from '../../renderer/charts/company-days.ts';
import { CompanyStore, companyAskOf } from '../../renderer/store/company-store.ts';
import { Navigation } from '../../renderer/store/navigation.ts';
import { formatHash, parseHash } from '../../renderer/store/route.ts';
import type { CompanyAsk } from '../../shared/contract/company.ts';
import { fakeCompany } from './fake-company.ts';
import { HandClock, settle } from './hand-clock.ts';

const TODAY = '2026-11-23';
const ASK: CompanyAsk = {
  product: [],
  channel: ['web'],
  group: [],
  from: '2026-11-16',
  to: '2026-11-22',
  company: 'co-3',
};

test('the page of a company asks for the days and filters of its address; no other page asks', () => {
  expect(companyAskOf(parseHash('#/companies?company=co-3&channel=web'), TODAY)).toEqual(ASK);
  expect(companyAskOf(parseHash('#/companies'), TODAY)).toBeNull();
  expect(companyAskOf(parseHash('#/day?company=co-3'), TODAY)).toBeNull();
  const hash = '#/companies?company=co-3&view=conversations&order=-wait';
  expect(formatHash(parseHash(hash))).toBe(hash);
});

test('what is there of one company is not shown for another', async () => {
  let hash = '#/companies?company=co-3';
  const write = (next: string): void => {
    hash = next;
  };
  const asked: CompanyAsk[] = [];
  const clock = new HandClock(Date.parse(`${TODAY}T12:00:00Z`));
  const navigation = new Navigation({ hash: () => hash, push: write, replace: write, onChange: () => undefined });
  const store = new CompanyStore({
    request: async (ask) => {
      asked.push(ask);
      return fakeCompany(ask);
    },
    navigation,
    timers: clock,
    now: () => clock.now(),
    tz: () => 'UTC',
  });
  store.start();
  await settle();
  expect(store.state.getState().report?.company).toBe('co-3');
  navigation.go({ report: { ...navigation.state.getState().report, company: 'co-4' } });
  expect(store.state.getState().report).toBeNull();
  await settle();
  expect(store.state.getState().report?.company).toBe('co-4');
  await clock.pass(600_000);
  expect(asked.map(({ company }) => company)).toEqual(['co-3', 'co-4']);
});

test('the days stand as one bar each, their kinds on top of each other, on an axis from 0', () => {
  const days = [
    { label: 'Mon', counts: [1, 2] },
    { label: 'Tue', counts: [0] },
  ];
  const kinds = [
    { label: 'Calls', token: '--kind-call', hatched: false },
    { label: 'Others', token: '--offline', hatched: true },
  ];
  const words = { description: 'Days', count: String };
  const look = {
    colour: (token: string) => token,
    font: 'Inter',
    rem: 16,
    width: 900,
    height: 200,
    part: [0, 1] as const,
  };
  const { series, xAxis, yAxis } = companyDaysPlan(days, kinds, words)(look);
  const drawn = (series as readonly { name: string; stack: string; data: readonly number[] }[]).map((one) => [
    one.name,
    one.stack,
    one.data,
  ]);
  expect(drawn).toEqual([
    ['Calls', 'contacts', [1, 0]],
    ['Others', 'contacts', [2, 0]],
  ]);
  expect([xAxis, yAxis]).toMatchObject([{ data: ['Mon', 'Tue'] }, { min: 0, minInterval: 1 }]);
  expect(tellDay(days[0], kinds, words)).toEqual({
    title: 'Mon',
    lines: [
      { label: 'Calls', value: '1' },
      { label: 'Others', value: '2' },
    ],
  });
  expect(tellDay(undefined, kinds, words)).toBeNull();
});
