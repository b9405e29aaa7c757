// What was in force at a moment, told by the last few statuses, against the whole of them.
import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { statesAsOf } from '../../electron/core/as-of.ts';
import { presenceSince } from '../../electron/core/presence-since.ts';
import { statusPieces } from '../../electron/figures/agent-day.ts';
import { createDays } from '../../electron/figures/days.ts';
import { foldFromNothing } from '../../electron/figures/fold.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';
import { withEvents } from './with-events.ts';

const SEEDS = 30;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const START = Date.parse('2026-01-05T08:00:00Z');
const STATUSES = ['online', 'break', 'invisible', 'offline'] as const;

/** Statuses of some agents over weeks: said again, close together, hours, days or weeks apart. */
function statuses(random: Random): object[] {
  const events: object[] = [];
  for (let agent = 0; agent < 4; agent++) {
    let ms = START;
    for (let n = random.int(1, 60); n > 0; n--) {
      ms += random.int(1, random.pick([MINUTE_MS, 60 * MINUTE_MS, 9 * 60 * MINUTE_MS, 3 * DAY_MS, 20 * DAY_MS]));
      events.push({
        ...{ specversion: '1.0', id: `a${agent}-${n}`, source: '/t', type: 'agent.status_changed' },
        time: new Date(ms).toISOString(),
        data: { agent: `a${agent}`, status: random.pick(random.chance(0.5) ? STATUSES : ['online']), actor: 'lead' },
      });
    }
  }
  return events;
}

/** A block a delivery: which blocks are read is a choice only where there are several. */
function withCache(
  events: readonly object[],
  each: number,
  use: (reader: CacheReader) => void,
  pieceEvents?: number,
): Promise<void> {
  const count = Math.ceil(events.length / each);
  const deliveries = Array.from({ length: count }, (_, n) => events.slice(n * each, (n + 1) * each));
  return withEvents(deliveries, createDays('UTC'), use, pieceEvents);
}

const decoded = (event: object): KokpitEvent => {
  const made = decodeText(JSON.stringify(event));
  if (!made.ok) throw new Error(made.reason);
  return made.event;
};

test('is what the whole says, whenever it is asked and in whatever order the statuses came', async () => {
  await forEachSeed(SEEDS, async (seed) => {
    const random = createRandom(seed);
    const events = statuses(random);
    const all = events.map(decoded).sort(compareOrder);
    const inOrder = [...events].sort((a, b) => compareOrder(decoded(a), decoded(b)));
    const came = random.chance(0.5) ? random.shuffle(events) : inOrder;
    const look = (reader: CacheReader) => {
      for (let n = 0; n < 12; n++) {
        const at = random.chance(0.5)
          ? (random.pick(all).ms as number)
          : random.int(START - DAY_MS, START + 400 * DAY_MS);
        const rows = [...reader.streamsOf('presence')];
        const states = new Map([...statesAsOf(reader, rows, 'presence', at)].map(({ id, state }) => [id, state]));
        const to = at + random.int(0, 3 * DAY_MS);
        const told = presenceSince(reader, rows, at, to);
        rows.forEach(({ id }, n) => {
          const own = all.filter(({ data, ms }) => data.agent === id && ms <= to);
          const words = JSON.stringify({ id, at, to });
          if (own.some(({ ms }) => ms <= at)) {
            expect(states.get(id), words).toEqual(foldFromNothing('presence', own, at));
          } else expect(states.has(id), words).toBe(false);
          const day = { from: at, to };
          expect(statusPieces(told[n] ?? [], day), words).toEqual(statusPieces(own, day));
        });
      }
    };
    await withCache(came, 5, look, random.pick([1, 2, 5, 64]));
  });
}, 120_000);

test('reads the last few of thousands, and farther back only of whom it must', async () => {
  const change = (agent: string, minute: number, status: string) => ({
    ...{ specversion: '1.0', id: `${agent}-${minute}`, source: '/t', type: 'agent.status_changed' },
    time: new Date(START + minute * MINUTE_MS).toISOString(),
    data: { agent, status },
  });
  const busy = Array.from({ length: 2_000 }, (_, n) => change('busy', n * 10, n % 2 === 0 ? 'online' : 'break'));
  const away = [change('away', 1, 'online'), change('away', 2, 'offline')];
  const back = change('away', 20_000, 'online');
  await withCache([...away, ...busy, back], 50, (reader) => {
    const at = START + 19_985 * MINUTE_MS;
    let read = 0;
    const counting = Object.assign(Object.create(reader) as CacheReader, {
      readEvents: (numbers: readonly number[]) => {
        read += numbers.length;
        return reader.readEvents(numbers);
      },
      numbersOfTime: reader.numbersOfTime.bind(reader),
      pieces: reader.pieces.bind(reader),
    });
    const states = [...statesAsOf(counting, [...reader.streamsOf('presence')], 'presence', at)];
    expect(Object.fromEntries(states.map(({ id, state }) => [id, [state.status, state.since]]))).toEqual({
      busy: ['online', START + 19_980 * MINUTE_MS],
      away: ['offline', START + 2 * MINUTE_MS],
    });
    expect(read).toBeLessThan(60);
  });
});
