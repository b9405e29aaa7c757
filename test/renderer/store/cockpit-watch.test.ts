import { beforeEach, describe, expect, test } from 'vitest';
import { CockpitStore } from '../../../renderer/store/cockpit.ts';
import { CockpitWatch } from '../../../renderer/store/cockpit-watch.ts';
import { HourStore } from '../../../renderer/store/hour-store.ts';
import type { RewindStore } from '../../../renderer/store/rewind.ts';
import { type Route, START } from '../../../renderer/store/route.ts';
import { HandClock } from '../hand-clock.ts';

let clock: HandClock;
/** What is watched now, and every watch there was. */
let open: string[];
let begun: string[];
let watch: CockpitWatch;
let route: Route;

beforeEach(() => {
  clock = new HandClock(1_795_000_000_000);
  open = [];
  begun = [];
  const hold = (what: string): (() => void) => {
    open.push(what);
    begun.push(what);
    return () => {
      open = open.filter((one) => one !== what);
    };
  };
  const rewind = {
    get on() {
      return open.includes('past');
    },
    begin: () => hold('past'),
    follow: () => begun.push('followed'),
  } as unknown as RewindStore;
  const timers = clock;
  const request = () => new Promise<never>(() => undefined);
  watch = new CockpitWatch({
    link: { watch: (_topic, params) => hold((params as unknown as { channel: string[] }).channel.join() || 'all') },
    timers,
    cockpit: new CockpitStore(timers),
    hour: new HourStore({ timers, shown: () => false, request }),
    rewind,
    onPast: () => undefined,
  });
  route = START;
  watch.begin(route);
});

function go(change: Partial<Route>): void {
  const before = route;
  route = { ...route, ...change };
  watch.follow(route, before);
}

describe('a filter', () => {
  test.each(['cockpit', 'wall'] as const)('chosen on the %s is watched at once', (page) => {
    go({ page });
    go({ channel: ['web'] });
    expect(open).toEqual(['web']);
  });

  test('chosen beside a report is watched half a second later', async () => {
    go({ page: 'quality' });
    go({ channel: ['web'] });
    await clock.pass(499);
    expect(open).toEqual(['all']);
    await clock.pass(1);
    expect(open).toEqual(['web']);
    await clock.pass(10_000);
    expect(begun).toEqual(['all', 'web']);
  });

  test('chosen beside a report is watched as soon as somebody goes to the cockpit', async () => {
    go({ page: 'quality' });
    go({ channel: ['web'] });
    go({ page: 'cockpit' });
    expect(open).toEqual(['web']);
    await clock.pass(10_000);
    expect(begun).toEqual(['all', 'web']);
  });

  test('is not watched at all where it was taken back or replaced meanwhile', async () => {
    go({ page: 'quality' });
    go({ channel: ['web'] });
    await clock.pass(300);
    go({ channel: [] });
    await clock.pass(10_000);
    expect(begun).toEqual(['all']);
    go({ channel: ['web'] });
    await clock.pass(300);
    go({ channel: ['phone'] });
    await clock.pass(10_000);
    expect(begun).toEqual(['all', 'phone']);
  });

  test('that stays does not begin a watch, whatever the page', async () => {
    for (const page of ['quality', 'day', 'cockpit', 'wall', 'settings'] as const) go({ page });
    await clock.pass(10_000);
    expect(begun).toEqual(['all']);
  });
});

describe('a moment of the past', () => {
  test('is begun and left at once, whatever is due', async () => {
    go({ page: 'quality', channel: ['web'] });
    go({ page: 'cockpit', at: 5 });
    expect(open).toEqual(['past']);
    await clock.pass(10_000);
    go({ at: 6 });
    expect(begun).toEqual(['all', 'past', 'followed']);
    go({ page: 'service' });
    expect(open).toEqual(['web']);
  });
});
