// The last hour of the strip against the floor as it was at each of its minutes, read for that minute alone.
import { describe, expect, test } from 'vitest';
import { boardAsOf } from '../../electron/core/as-of.ts';
import { choiceOf, cockpitSubject } from '../../electron/core/cockpit-subject.ts';
import { lastHour } from '../../electron/core/last-hour.ts';
import { createDays } from '../../electron/figures/days.ts';
import type { CockpitFilter, CockpitView } from '../../shared/contract/views.ts';
import { cockpitQuestions } from '../histories/questions.ts';
import { createRandom } from '../histories/random.ts';
import { msOf, randomHistory } from '../histories/random-history.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { withEvents } from './with-events.ts';

const HISTORIES = 20;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const EVERYTHING: CockpitFilter = { product: [], channel: [], group: [] };

test(`over ${HISTORIES} random histories each minute is what the floor was then`, async () => {
  let minutes = 0;
  await forEachSeed(HISTORIES, async (seed) => {
    const random = createRandom(seed);
    const history = randomHistory(seed);
    const times = history.events.map(msOf);
    const [first, last] = [Math.min(...times), Math.max(...times)];
    const days = createDays(history.world.tz);
    await withEvents([history.events], days, (reader) => {
      for (let look = 0; look < 3; look++) {
        const [question] = cockpitQuestions(history, random.int(0, 1e6), 1);
        const { product = [], channel = [], group = [] } = (question ?? {}) as Partial<CockpitFilter>;
        const filter = { product, channel, group };
        const at = random.int(first, last + HOUR_MS);
        const hour = lastHour(reader, days, filter, at);
        hour.strips.forEach((strip, i) => {
          const minute = hour.from + i * MINUTE_MS;
          const board = boardAsOf(reader, days, minute);
          const truth = cockpitSubject(
            () => board,
            choiceOf(filter),
            () => minute,
          ).full() as CockpitView;
          expect(strip, JSON.stringify({ at, minute, filter })).toEqual(truth.strip);
          minutes++;
        });
        expect(hour.from + (hour.strips.length - 1) * MINUTE_MS).toBeLessThanOrEqual(at);
        expect(hour.strips.length).toBeLessThanOrEqual(60);
      }
    });
  });
  expect(minutes).toBeGreaterThan(HISTORIES);
}, 600_000);

let id = 0;
const event = (type: string, time: string, data: object) => ({
  ...{ specversion: '1.0', id: `e${++id}`, source: '/t', type },
  time: `2026-11-24T${time}Z`,
  data,
});
const call = (conversation: string, time: string) =>
  event('conversation.opened', time, { conversation, kind: 'call', channel: 'voice' });
const at = (time: string) => Date.parse(`2026-11-24T${time}Z`);

describe('the last hour', () => {
  const online = event('agent.status_changed', '09:58:30', { agent: 'ann', status: 'online' });
  const waiting = [call('c1', '10:00:00'), call('c2', '10:01:00.001')];
  const look = (tz: string, events: readonly object[], time: string, most?: number) => {
    const days = createDays(tz);
    return withEvents([events], days, (reader) => lastHour(reader, days, EVERYTHING, at(time), most));
  };

  test('begins with the first event, and ends with the last whole minute', async () => {
    const hour = await look('UTC', [online, ...waiting], '10:03:59.999');
    expect(hour.from).toBe(at('09:59:00'));
    expect(hour.strips.map((strip) => [strip.online, strip.waiting])).toEqual([
      [1, 0],
      [1, 1],
      [1, 1],
      [1, 2],
      [1, 2],
    ]);
    expect(hour.strips.at(-1)?.waiting_since).toBe(at('10:00:00'));
  });

  test('is sixty minutes at most', async () => {
    const hour = await look('UTC', [online, ...waiting], '12:30:10');
    expect(hour.from).toBe(at('11:31:00'));
    expect(hour.strips).toHaveLength(60);
  });

  test('begins at midnight, where the day’s sums do', async () => {
    // In Tehran midnight is at 20:30 of UTC.
    const lost = event('conversation.closed', '20:20:00', { conversation: 'c1', by: 'system' });
    const hour = await look('Asia/Tehran', [online, ...waiting, lost], '20:32:00');
    expect(hour.from).toBe(at('20:30:00'));
    expect(hour.strips).toHaveLength(3);
  });

  test('is shorter where too much has happened in it', async () => {
    const { from, strips } = await look('UTC', [online, ...waiting], '10:20:00', 1);
    expect(from).toBe(at('10:06:00'));
    expect(strips).toHaveLength(15);
  });

  test('is nothing before anything has happened', async () => {
    expect((await look('UTC', [], '10:00:00')).strips).toEqual([]);
    expect((await look('UTC', [online], '09:58:40')).strips).toEqual([]);
  });
});
