// The demo floor as a source: history, then live on a hand-turned clock, and a floor that is taken up as it was left.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { analyse, type PlainEvent } from './analyse.ts';
import { floorUnderTest, linesOf, START } from './floor-under-test.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

test('the history comes first, directory before all, with progress; then it is live', async () => {
  const floor = floorUnderTest();
  await floor.start(null);
  const events = floor.events();
  expect(new Set(events.slice(0, 1_469).map(({ type }) => type.split('.')[1]))).toEqual(new Set(['updated']));
  expect(events[1_469]?.type).toBe('agent.status_changed');
  expect(Date.parse(events[0]?.time ?? '')).toBe(START - 6 * HOUR_MS);
  expect(Date.parse(events.at(-1)?.time ?? '')).toBeGreaterThan(START - 30_000);
  const progress = floor.reports.flatMap((report) => (report.state === 'catching_up' ? [report] : []));
  expect(progress.length).toBeGreaterThan(1);
  expect(progress.map(({ done }) => done)).toEqual(progress.map(({ done }) => done).sort((a, b) => a - b));
  expect(progress.every(({ done, total }) => total === 6 * HOUR_MS && done <= total)).toBe(true);
  expect(floor.reports.at(-1)).toEqual({ state: 'live' });
});

test('live, it goes on from the history: no event before its time, none late, nothing impossible at the seam', async () => {
  const floor = floorUnderTest();
  await floor.start(null);
  const history = floor.told.length;
  await floor.pass(10 * MINUTE_MS);
  const live = floor.told.slice(history);
  for (const { text, at } of live) {
    for (const line of linesOf(text)) {
      const decoded = decodeText(line);
      expect(decoded.ok && decoded.known && decoded.event.ms <= at && decoded.event.ms > at - 500).toBe(true);
    }
  }
  expect(live.length).toBeGreaterThan(500);
  expect(analyse(floor.events(), START - 6 * HOUR_MS).faults).toEqual([]);
});

test('the same seed and start tell the same, however time passes', async () => {
  const [one, other] = [floorUnderTest(), floorUnderTest()];
  await one.start(null);
  await other.start(null);
  await one.pass(90_000);
  for (const ms of [1, 40_000, 17, 49_982]) {
    other.clock.jump(other.clock.now() + ms);
    await other.settle();
  }
  const textOf = (floor: typeof one) => floor.told.map(({ text }) => text).join('');
  expect(textOf(other)).toBe(textOf(one));
});

test('stopped and started again, even after a pause, it tells what it would have told', async () => {
  const whole = floorUnderTest();
  await whole.start(null);
  await whole.pass(30_000);
  whole.clock.jump(START + HOUR_MS);
  await whole.settle();

  const before = floorUnderTest();
  await before.start(null);
  await before.pass(30_000);
  await before.stop();
  const after = floorUnderTest({ at: START + HOUR_MS });
  await after.start(before.told.at(-1)?.position ?? null);
  const texts = [...before.told, ...after.told].map(({ text }) => text);
  expect(texts.join('')).toBe(whole.told.map(({ text }) => text).join(''));
});

test('killed at any delivery, it tells again only what it told before, byte for byte, and leaves nothing out', async () => {
  const whole = floorUnderTest({ historyDays: 0.1 });
  await whole.start(null);
  await whole.pass(3 * MINUTE_MS);
  const lines = whole.told.flatMap(({ text }) => linesOf(text));
  const kept: (string | null)[] = [];
  for (const { position } of whole.told) kept.push(position ?? kept.at(-1) ?? null);
  for (let count = 1; count < whole.told.length; count += 397) {
    const again = floorUnderTest({ historyDays: 0.1, at: whole.clock.now() });
    await again.start(kept[count - 1] ?? null);
    const known = new Set(whole.told.slice(0, count).flatMap(({ text }) => linesOf(text)));
    const retold = again.told.flatMap(({ text }) => linesOf(text));
    const all = new Set([...known, ...retold]);
    expect(all.size).toBe(lines.length);
    expect(lines.every((line) => all.has(line))).toBe(true);
  }
});

test('a position comes at least once a minute, and at the end', async () => {
  const floor = floorUnderTest();
  await floor.start(null);
  await floor.pass(5 * MINUTE_MS);
  const kept = floor.told.filter(({ position, at }) => position !== null && at > START);
  expect(kept.length).toBeGreaterThanOrEqual(4);
  expect(kept.length).toBeLessThan(10);
  await floor.stop();
  expect(floor.told.at(-1)?.position).not.toBeNull();
});

test('left alone for longer than its history, it closes what was open and begins anew', async () => {
  const before = floorUnderTest();
  await before.start(null);
  await before.stop();
  const after = floorUnderTest({ at: START + 9 * HOUR_MS });
  await after.start(before.told.at(-1)?.position ?? null);
  const events = [...before.events(), ...after.events()];
  const begins = events.findLastIndex(({ type }) => type === 'group.updated');
  expect(openAfter(before.events()).size).toBeGreaterThan(20);
  expect(openAfter(events.slice(0, begins))).toEqual(new Set());
  expect(Date.parse(events[begins]?.time ?? '')).toBe(START + 3 * HOUR_MS);
  expect(analyse(events, START - 6 * HOUR_MS).faults).toEqual([]);
  expect(after.reports.at(-1)).toEqual({ state: 'live' });
});

test('a floor of another version is left behind: closed, and the new one begins where it ended', async () => {
  const before = floorUnderTest();
  await before.start(null);
  await before.stop();
  const state = inflateRawSync(Buffer.from(before.told.at(-1)?.position ?? '', 'base64')).toString('utf8');
  const other = deflateRawSync(state.replace(/"version":\d+/, '"version":0')).toString('base64');
  const after = floorUnderTest({ at: START + HOUR_MS });
  await after.start(other);
  const events = after.events();
  const begins = events.findIndex(({ type }) => type === 'group.updated');
  expect(openAfter([...before.events(), ...events.slice(0, begins)])).toEqual(new Set());
  expect(Date.parse(events[0]?.time ?? '')).toBe(START);
  expect(after.reports.at(-1)).toEqual({ state: 'live' });
});

function openAfter(events: readonly PlainEvent[]): Set<unknown> {
  const open = new Set<unknown>();
  for (const { type, data } of events) {
    if (type === 'conversation.opened' || type === 'conversation.reopened') open.add(data.conversation);
    if (type === 'conversation.resolved' || type === 'conversation.ended') open.delete(data.conversation);
  }
  return open;
}

test('a position that is not its own is no position', async () => {
  for (const position of ['', 'x', '{}', 'AAAA']) {
    const floor = floorUnderTest({ historyDays: 0.05 });
    await floor.start(position);
    expect(floor.events()[0]?.type).toBe('group.updated');
    expect(floor.reports.at(-1)).toEqual({ state: 'live' });
  }
});

test('at another speed more happens, at the real time of now', async () => {
  const count = async (speed: number) => {
    const floor = floorUnderTest({ speed, historyDays: 0.1 });
    await floor.start(null);
    const history = floor.told.length;
    await floor.pass(2 * MINUTE_MS);
    const live = floor.told.slice(history).flatMap(({ text, at }) => linesOf(text).map((line) => ({ line, at })));
    const early = live.filter(({ line, at }) => Date.parse(JSON.parse(line).time) > at);
    expect(early).toEqual([]);
    expect(analyse(floor.events(), START - 2.4 * HOUR_MS).faults).toEqual([]);
    return live.length;
  };
  const [half, one, twenty] = [await count(0.5), await count(1), await count(20)];
  expect(half).toBeLessThan(one);
  expect(twenty).toBeGreaterThan(10 * one);
});

test('taken up at another speed, it does not tell anything twice in another way', async () => {
  const before = floorUnderTest({ speed: 20, historyDays: 0.1 });
  await before.start(null);
  await before.pass(40_000);
  const position = before.told.findLast((part) => part.position !== null)?.position ?? null;
  const after = floorUnderTest({ speed: 1, historyDays: 0.1, at: START + 5 * MINUTE_MS });
  await after.start(position);
  const byId = new Map(before.told.flatMap(({ text }) => linesOf(text)).map((line) => [JSON.parse(line).id, line]));
  const retold = after.told.flatMap(({ text }) => linesOf(text)).filter((line) => byId.has(JSON.parse(line).id));
  expect(retold.length).toBeGreaterThan(100);
  expect(retold.filter((line) => byId.get(JSON.parse(line).id) !== line)).toEqual([]);
});

test('a failed delivery is said, and nothing comes after it', async () => {
  const floor = floorUnderTest({ historyDays: 0.05 });
  const push = floor.told.push.bind(floor.told);
  floor.told.push = (...parts) => {
    if (floor.told.length === 1) throw new Error('the cache is gone');
    return push(...parts);
  };
  await floor.start(null);
  await floor.pass(1_000);
  expect(floor.told.length).toBe(1);
  expect(floor.reports.at(-1)).toEqual({ state: 'offline', reason: 'the cache is gone' });
});
