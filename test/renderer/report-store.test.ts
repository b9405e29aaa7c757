import { beforeEach, expect, test } from 'vitest';
import { LinkError } from '../../renderer/link/link.ts';
import { Navigation } from '../../renderer/store/navigation.ts';
import { ReportStore } from '../../renderer/store/report-store.ts';
import type { Report, ReportAsk } from '../../shared/contract/reports.ts';
import { fakeReport } from './fake-reports.ts';
import { HandClock, settle } from './hand-clock.ts';

interface Asked {
  readonly ask: ReportAsk;
  readonly answer: () => void;
  readonly refuse: (code: string, message: string) => void;
}

/** 23:59:30 of the zone's 23 November. */
const START = Date.parse('2026-11-23T20:59:30Z');
let clock: HandClock;
let navigation: Navigation;
let tz: string | null;
let asked: Asked[];
let store: ReportStore;

beforeEach(() => {
  clock = new HandClock(START);
  asked = [];
  tz = 'Europe/Istanbul';
  let hash = '#/cockpit';
  const write = (next: string): void => {
    hash = next;
  };
  navigation = new Navigation({ hash: () => hash, push: write, replace: write, onChange: () => undefined });
  store = new ReportStore({
    request: (ask) =>
      new Promise<Report>((resolve, reject) => {
        const answer = fakeReport(ask, { now: clock.now(), agents: [], groups: [], companies: 3 });
        asked.push({
          ask,
          answer: () => (answer.ok ? resolve(answer.result) : reject(new LinkError(answer.error))),
          refuse: (code, message) => reject(new LinkError({ code, message })),
        });
      }),
    navigation,
    timers: clock,
    now: () => clock.now(),
    tz: () => tz,
  });
  store.start();
});

async function answerLast(): Promise<void> {
  asked.at(-1)?.answer();
  await settle();
}

function shown(): readonly unknown[] {
  const { report, refusal } = store.state.getState();
  return [report?.report ?? null, refusal?.code ?? null];
}

test('asks for the page of the address, and for nothing on others', async () => {
  expect(asked).toHaveLength(0);
  navigation.go({ page: 'quality' });
  expect(asked.map(({ ask }) => ask)).toEqual([
    { report: 'quality', product: [], channel: [], group: [], from: '2026-11-17', to: '2026-11-23', by: 'group' },
  ]);
  await answerLast();
  expect(shown()).toEqual(['quality', null]);
  navigation.go({ page: 'health' });
  expect(shown()).toEqual([null, null]);
  await clock.pass(60_000);
  expect(asked).toHaveLength(1);
});

test('waits for the zone before it names a day', async () => {
  tz = null;
  navigation.go({ page: 'day' });
  expect(asked).toHaveLength(0);
  tz = 'Asia/Tokyo';
  store.again();
  expect(asked[0]?.ask).toMatchObject({ span: { date: '2026-11-24' } });
});

test('asks again every 15 s, the day every 5 s, and never twice at once', async () => {
  navigation.go({ page: 'quality' });
  await clock.pass(40_000);
  expect(asked).toHaveLength(1);
  await answerLast();
  await clock.pass(14_999);
  expect(asked).toHaveLength(1);
  await clock.pass(1);
  expect(asked).toHaveLength(2);
  navigation.go({ page: 'day' });
  await answerLast();
  await clock.pass(5_000);
  expect(asked).toHaveLength(4);
});

test('days that are over are asked for once, until midnight makes them others', async () => {
  navigation.go({ page: 'companies' });
  await answerLast();
  await clock.pass(25_000);
  expect(asked).toHaveLength(1);
  await clock.pass(20_000);
  expect(asked.map(({ ask }) => 'to' in ask && ask.to)).toEqual(['2026-11-22', '2026-11-23']);
});

test('keeps what is on the screen until the other answer comes, and drops one that was overtaken', async () => {
  navigation.go({ page: 'quality' });
  await answerLast();
  const { report: route } = navigation.state.getState();
  navigation.go({ report: { ...route, period: 'yesterday' } });
  const overtaken = asked.at(-1);
  navigation.go({ report: { ...route, period: 'today' } });
  const before = store.state.getState();
  expect([before.report?.report, before.answers === before.ask]).toEqual(['quality', false]);
  overtaken?.answer();
  await settle();
  expect(store.state.getState().report).toBe(before.report);
  await answerLast();
  expect(store.state.getState().report).toMatchObject({ from: '2026-11-23', to: '2026-11-23' });
});

test('going back shows the answer from before at once, and asks for it anew', async () => {
  navigation.go({ page: 'quality' });
  await answerLast();
  navigation.go({ page: 'service' });
  await answerLast();
  navigation.go({ page: 'quality' });
  expect(shown()).toEqual(['quality', null]);
  expect(asked).toHaveLength(3);
});

test('what is asked ahead is not asked twice while it is on its way, and stands there at once', async () => {
  const { report } = navigation.state.getState();
  const going = { ...navigation.state.getState(), page: 'quality', report } as const;
  store.ahead(going);
  store.ahead({ ...going, page: 'health' });
  navigation.go({ page: 'quality' });
  expect([asked.map(({ ask }) => ask.report), shown()]).toEqual([['quality'], [null, null]]);
  await answerLast();
  expect(shown()).toEqual(['quality', null]);
  store.ahead({ ...going, page: 'service' });
  await answerLast();
  navigation.go({ page: 'service' });
  expect(shown()).toEqual(['service', null]);
});

test('a question asked ahead that fails is told only to who goes there', async () => {
  store.ahead({ ...navigation.state.getState(), page: 'quality' });
  asked.at(-1)?.refuse('timeout', 'no answer');
  await settle();
  expect(shown()).toEqual([null, null]);
  navigation.go({ page: 'quality' });
  await answerLast();
  expect([asked.length, shown()]).toEqual([2, ['quality', null]]);
});

test('a refused period comes with the nearest allowed one, and is not asked again', async () => {
  navigation.go({ page: 'service' });
  await answerLast();
  const { report: route } = navigation.state.getState();
  navigation.go({ report: { ...route, period: { from: '2026-01-01', to: '2026-03-31' } } });
  await answerLast();
  expect(store.state.getState().refusal).toMatchObject({
    code: 'period_too_long',
    offer: { from: '2026-03-01', to: '2026-03-31' },
  });
  await clock.pass(60_000);
  expect(asked).toHaveLength(2);
});

test('two ends the wrong way round are offered turned', async () => {
  navigation.go({ page: 'service' });
  const { report: route } = navigation.state.getState();
  navigation.go({ report: { ...route, period: { from: '2026-11-20', to: '2026-11-10' } } });
  asked.at(-1)?.refuse('bad_period', 'The period begins on 2026-11-20, after it ends on 2026-11-10.');
  await settle();
  expect(store.state.getState().refusal?.offer).toEqual({ from: '2026-11-10', to: '2026-11-20' });
});

test('a lost connection leaves the report, and is tried again by itself', async () => {
  navigation.go({ page: 'day' });
  await answerLast();
  await clock.pass(5_000);
  asked.at(-1)?.refuse('connection_lost', 'The connection to Kokpit is interrupted');
  await settle();
  expect(shown()).toEqual(['day', 'connection_lost']);
  await clock.pass(5_000);
  await answerLast();
  expect(shown()).toEqual(['day', null]);
});
