// A day's events by number: in the total order however they came, put in late, and read again once they are let go.
import { expect, test } from 'vitest';
import type { CacheReader } from '../../electron/cache/types.ts';
import { EventsAtHand } from '../../electron/core/events-at-hand.ts';
import { NumberColumn } from '../../electron/core/number-column.ts';
import { DayEvents } from '../../electron/core/rewind-events.ts';
import { OwnEvents } from '../../electron/core/rewind-own.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { createRandom, type Random } from '../histories/random.ts';
import { forEachSeed } from '../histories/seeds.ts';

const START = Date.parse('2026-11-24T10:00:00Z');

function textOf(random: Random, n: number): string {
  const time = new Date(START + random.int(0, 12)).toISOString();
  const conversation = `c${random.int(0, 3)}`;
  const [type, data] = random.pick([
    ['conversation.opened', { conversation, kind: 'chat', channel: 'web' }],
    ['message.sent', { conversation, author: 'contact', text: 'what people write' }],
    ['agent.status_changed', { agent: 'ann', status: random.pick(['online', 'break']) }],
  ] as const);
  return JSON.stringify({ specversion: '1.0', id: `e${random.int(0, 1e9)}-${n}`, source: '/t', type, time, data });
}

const decoded = (text: string): KokpitEvent => {
  const made = decodeText(text);
  if (!made.ok) throw new Error(made.reason);
  return made.event;
};
const ids = (events: readonly KokpitEvent[]) => events.map(({ id }) => id);

test('are in the total order, before any moment and of any stream, with as few at hand as may be', async () => {
  await forEachSeed(60, (seed) => {
    const random = createRandom(seed);
    const texts = Array.from({ length: random.int(0, 60) }, (_, n) => textOf(random, n));
    const numberOf = (text: string) => texts.indexOf(text) + 1;
    let read = 0;
    const reader = {
      readEvents: (numbers: readonly number[]) => {
        read += numbers.length;
        return numbers.map((number) => texts[number - 1] as string);
      },
    } as unknown as CacheReader;
    const atHand = new EventsAtHand(reader, random.pick([1, 3, 1_000]));
    const own = new OwnEvents(atHand);
    const kind = (event: KokpitEvent) => (event.type === 'agent.status_changed' ? 'presence' : 'conversation');
    const late = random.int(0, Math.min(5, texts.length));
    let first = texts.slice(0, texts.length - late);
    if (random.chance(0.3)) first = first.sort((a, b) => compareOrder(decoded(a), decoded(b)));
    const given = { ms: NumberColumn.ofTimes(), numbers: NumberColumn.ofCounts(), falls: new Set<number>() };
    for (const [n, text] of first.entries()) {
      const event = decoded(text);
      own.add(kind(event), event);
      given.ms.push(event.ms);
      given.numbers.push(numberOf(text));
      if (n > 0 && compareOrder(decoded(first[n - 1] as string), event) > 0) given.falls.add(n);
    }
    const { events, order } = DayEvents.of(atHand, given);
    own.settle(order, given.numbers);
    for (const text of texts.slice(first.length)) {
      own.insert(kind(decoded(text)), decoded(text), numberOf(text));
      events.insert(decoded(text), numberOf(text));
    }
    const all = texts.map(decoded).sort(compareOrder);
    expect(ids(events.read(0, events.length))).toEqual(ids(all));
    for (let look = 0; look < 5; look++) {
      const place = random.int(0, all.length);
      const ms = START + random.int(-1, 13);
      expect(ids(events.read(place, place + 4))).toEqual(ids(all.slice(place, place + 4)));
      expect(events.countAt(ms)).toBe(all.filter((one) => one.ms <= ms).length);
      const end = all[place];
      for (const id of ['ann', 'c0', 'c1', 'c2', 'c3']) {
        const of = all.slice(0, place).filter(({ data }) => data.agent === id || data.conversation === id);
        expect(ids(own.before(id === 'ann' ? 'presence' : 'conversation', id, end))).toEqual(ids(of));
      }
    }
    const opened = Object.fromEntries(own.opened());
    for (const [id, ms] of Object.entries(opened)) {
      expect(ms).toBe(all.find(({ type, data }) => type === 'conversation.opened' && data.conversation === id)?.ms);
    }
    if (texts.length > 10) expect(read).toBeGreaterThan(0);
  });
});

test('hold no more than they may, and nothing of what people wrote', () => {
  const texts = Array.from({ length: 10 }, (_, n) =>
    JSON.stringify({
      ...{ specversion: '1.0', id: `e${n}`, source: '/t', type: 'conversation.message' },
      time: '2026-11-24T10:00:00Z',
      data: { conversation: 'c', from: 'contact', text: 'secret' },
    }),
  );
  const asked: number[] = [];
  const reader = {
    readEvents: (numbers: readonly number[]) => {
      asked.push(...numbers);
      return numbers.map((number) => texts[number] as string);
    },
  } as unknown as CacheReader;
  const atHand = new EventsAtHand(reader, 3);
  atHand.put(9, decoded(texts[9] as string));
  expect(atHand.of([9])[0]?.data.text).toBeUndefined();
  atHand.of([1, 2, 3]);
  expect(asked).toEqual([1, 2, 3]);
  atHand.of([3, 2, 1]);
  expect(asked).toEqual([1, 2, 3]);
  atHand.of([9, 1]);
  expect(asked).toEqual([1, 2, 3, 9]);
});

test('of a day that cannot be held whole hardly any are', () => {
  const text = textOf(createRandom(1), 0);
  const asked: number[] = [];
  const reader = {
    readEvents: (numbers: readonly number[]) => {
      asked.push(...numbers);
      return numbers.map(() => text);
    },
  } as unknown as CacheReader;
  for (const [length, read] of [
    [5_000, 0],
    [5_001, 5_000],
  ] as const) {
    const atHand = new EventsAtHand(reader, 5_000);
    for (let number = 1; number <= length; number++) atHand.offer(number, decoded(text));
    asked.length = 0;
    for (let number = 1; number <= 5_000; number++) atHand.of([number]);
    expect(asked.length).toBe(read);
  }
});
