// The demo floor as a stream: the same for the same seed, and every line of it an event of the contract.
import { expect, test } from 'vitest';
import { type SimulateOptions, simulate } from '../../electron/source/demo/simulate.ts';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { compareOrder, type KokpitEvent } from '../../shared/events/event.ts';
import { analyse, parsed } from './analyse.ts';
import { linesOf } from './floor-under-test.ts';

const FROM = Date.UTC(2026, 2, 2, 8);
const HOUR_MS = 3_600_000;

function stream(options: Partial<SimulateOptions>): string {
  const plan = { seed: 1, agents: 60, fromMs: FROM, toMs: FROM + HOUR_MS, ids: 'ordered', messages: 'all' } as const;
  return [...simulate({ ...plan, ...options })].join('');
}

function decoded(text: string): KokpitEvent[] {
  return linesOf(text).map((line) => {
    const result = decodeText(line);
    if (!result.ok) throw new Error(`${result.reason}: ${line}`);
    if (!result.known) throw new Error(`unknown type: ${line}`);
    return result.event;
  });
}

test('the same seed and start give the same bytes, another seed, start or size others', () => {
  const one = stream({});
  expect(stream({})).toBe(one);
  expect(stream({ seed: 2 })).not.toBe(one);
  expect(stream({ agents: 61 })).not.toBe(one);
  expect(stream({ fromMs: FROM + 1 })).not.toBe(one);
});

test.each(['ordered', 'random'] as const)('every event is valid and in the total order, with %s ids', (ids) => {
  const events = decoded(stream({ ids }));
  expect(events.length).toBeGreaterThan(5_000);
  const wrong = events.filter(
    (event, index) => index > 0 && compareOrder(events[index - 1] as KokpitEvent, event) >= 0,
  );
  expect(wrong).toEqual([]);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  const late = events.filter(({ ms }) => ms < FROM || ms > FROM + HOUR_MS);
  expect(late).toEqual([]);
});

test('ordered ids rise with time and are UUIDs of version 7 in form, random ones of version 4', () => {
  const ordered = decoded(stream({})).map(({ id }) => id);
  expect(ordered).toEqual([...ordered].sort());
  expect(ordered[0]).toMatch(/^demo-[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  const random = decoded(stream({ ids: 'random' })).map(({ id }) => id);
  const shaped = /^demo-[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  expect(random.filter((id) => !shaped.test(id))).toEqual([]);
  expect(random).not.toEqual([...random].sort());
});

test('every identifier says that it is of the demo floor', () => {
  const names = ['agent', 'conversation', 'contact', 'company', 'product', 'group'];
  const foreign = decoded(stream({})).filter(({ data }) =>
    names.some((name) => data[name] !== undefined && !String(data[name]).startsWith('demo-')),
  );
  expect(foreign).toEqual([]);
});

test('told in brief, of each agent in a conversation only the first message comes', () => {
  const all = decoded(stream({})).filter(({ type }) => type === 'message.sent').length;
  const brief = decoded(stream({ messages: 'first' }));
  const messages = brief.filter(({ type, data }) => type === 'message.sent' && data.author === 'agent');
  expect(messages.length).toBeGreaterThan(50);
  expect(messages.length * 10).toBeLessThan(all);
});

test.each([1, 2, 8, 5_000])('a floor of %i agents keeps its promises', (agents) => {
  const span = agents > 1_000 ? HOUR_MS / 20 : 6 * HOUR_MS;
  const { faults, types } = analyse(parsed([stream({ agents, toMs: FROM + span })]), FROM);
  expect(faults).toEqual([]);
  expect(types.get('agent.updated')).toBe(agents);
  expect(types.get('conversation.assigned')).toBeGreaterThan(0);
});

test('five thousand agents have five thousand names', () => {
  const [text] = simulate({ seed: 3, agents: 5_000, fromMs: FROM, toMs: FROM, ids: 'ordered', messages: 'all' });
  const names = decoded(text ?? '').flatMap(({ type, data }) => (type === 'agent.updated' ? [data.name] : []));
  expect(new Set(names).size).toBe(names.length);
});
