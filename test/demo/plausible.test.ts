// A day of the demo floor as a manager would read it: figures in the bounds of a floor that runs well, day and night.
import { describe, expect, test } from 'vitest';
import { simulate } from '../../electron/source/demo/simulate.ts';
import { EVENT_SCHEMAS } from '../../shared/events/schemas.ts';
import { analyse, type Hour, parsed, sumHours } from './analyse.ts';

const DAY_MS = 86_400_000;
const MONDAY = Date.UTC(2026, 2, 2);

function dayOf(seed: number, fromMs: number) {
  const day = { agents: 60, fromMs, toMs: fromMs + DAY_MS - 1, ids: 'ordered', messages: 'all' } as const;
  return analyse(parsed(simulate({ ...day, seed })), fromMs);
}

function shares(hour: Hour) {
  const all = hour.online + hour.break + hour.invisible + hour.offline;
  return { online: hour.online / all, break: hour.break / all, invisible: hour.invisible / all };
}

describe.each([1, 2])('a Monday of floor %i', (seed) => {
  const { hours, faults, types, channels, kinds, actions } = dayOf(seed, MONDAY);
  const day = sumHours(hours);

  test('nothing impossible happens: no agent over her slots, none assigned while away, no wait below nothing', () => {
    expect(faults).toEqual([]);
  });

  test('everything that the contract knows happens, but what needs a supervisor', () => {
    const never = ['agent.removed', 'command.rejected'];
    expect([...types.keys()].sort()).toEqual(
      Object.keys(EVENT_SCHEMAS)
        .filter((type) => !never.includes(type))
        .sort(),
    );
    expect([...kinds].sort()).toEqual(['call', 'chat', 'email', 'ticket', 'video']);
    expect([...channels].sort()).toEqual(
      ['callback', 'email', 'instagram', 'messenger', 'video', 'voice', 'web', 'whatsapp'].sort(),
    );
    expect(actions.size).toBe(8);
  });

  test('most are answered in time, some wait, a few are lost', () => {
    const closed = day.answered + day.lost;
    expect(day.inTime / closed).toBeGreaterThan(0.7);
    expect(day.inTime / closed).toBeLessThan(0.95);
    expect(day.lost / closed).toBeGreaterThan(0.015);
    expect(day.lost / closed).toBeLessThan(0.08);
    expect(day.waitingMax).toBeGreaterThan(4);
    expect(day.waitingMax).toBeLessThan(25);
    expect(day.landings / (day.requests + day.landings)).toBeLessThan(0.2);
  });

  test('agents are well used, not worn out', () => {
    expect(day.busy / day.online).toBeGreaterThan(0.7);
    expect(day.busy / day.online).toBeLessThan(0.9);
    expect(day.used / day.slots).toBeLessThan(0.6);
  });

  test('whatever the hour, somebody who opens it finds a floor at work', () => {
    for (const hour of hours) {
      const { online, break: away, invisible } = shares(hour);
      expect(online).toBeGreaterThan(0.36);
      expect(online).toBeLessThan(0.85);
      expect(away).toBeGreaterThan(0.01);
      expect(invisible).toBeLessThan(0.1);
      expect(hour.events).toBeGreaterThan(4_000);
    }
    expect(shares(day).online).toBeGreaterThan(0.48);
  });

  test('the busiest hours are by day, and have some events a second', () => {
    const perSecond = (list: readonly Hour[]) => sumHours(list).events / list.length / 3_600;
    expect(perSecond(hours.slice(7, 16))).toBeGreaterThan(1.25 * perSecond(hours.slice(20)));
    expect(perSecond(hours.slice(7, 16))).toBeGreaterThan(2.5);
    expect(perSecond(hours.slice(7, 16))).toBeLessThan(7);
  });
});

test('agents do not move in step: their statuses change at any second', () => {
  const hour = {
    seed: 1,
    agents: 60,
    fromMs: MONDAY,
    toMs: MONDAY + DAY_MS / 6,
    ids: 'ordered',
    messages: 'first',
  } as const;
  const changes = [...parsed(simulate(hour))].filter(({ type }) => type === 'agent.status_changed').slice(60);
  const seconds = new Set(changes.map(({ time }) => time.slice(17, 19)));
  expect(changes.length).toBeGreaterThan(100);
  expect(seconds.size).toBeGreaterThan(40);
});

test('a Sunday is calmer than a Monday', () => {
  const sunday = sumHours(dayOf(1, MONDAY - DAY_MS).hours);
  expect(sunday.offered).toBeLessThan(0.95 * sumHours(dayOf(1, MONDAY).hours).offered);
});

test('agents open again within the limits of their channels, and sometimes beyond them', () => {
  const days = {
    seed: 1,
    agents: 60,
    fromMs: MONDAY,
    toMs: MONDAY + 12 * DAY_MS,
    ids: 'ordered',
    messages: 'first',
  } as const;
  const channels = new Map<unknown, unknown>();
  const closed = new Map<unknown, number>();
  const within = new Set<string>();
  const limits: Record<string, number> = { messenger: 7 * DAY_MS, instagram: 7 * DAY_MS, whatsapp: DAY_MS };
  for (const { type, time, data } of parsed(simulate(days))) {
    if (type === 'conversation.opened') channels.set(data.conversation, data.channel);
    if (type === 'conversation.resolved' || type === 'conversation.ended')
      closed.set(data.conversation, Date.parse(time));
    if (type !== 'conversation.reopened' || data.by !== 'agent') continue;
    const channel = String(channels.get(data.conversation));
    const waited = Date.parse(time) - (closed.get(data.conversation) ?? Number.NaN);
    within.add(`${channel} ${waited <= (limits[channel] ?? 0) ? 'within' : 'beyond'}`);
  }
  expect([...within].sort()).toEqual(
    ['instagram', 'messenger', 'whatsapp'].flatMap((channel) => [`${channel} beyond`, `${channel} within`]),
  );
});
