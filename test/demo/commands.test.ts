// Commands to the demo floor: carried out and answered, refused with a reason, once each, also over a restart.
import { expect, test } from 'vitest';
import type { PlainEvent } from './analyse.ts';
import { analyse } from './analyse.ts';
import { type FloorUnderTest, floorUnderTest, START, statuses } from './floor-under-test.ts';

const HOUR_MS = 3_600_000;

async function liveFloor(): Promise<FloorUnderTest> {
  const floor = floorUnderTest();
  await floor.start(null);
  return floor;
}

function agentIn(floor: FloorUnderTest, status: string): string {
  const found = [...statuses(floor.events())].find(([, now]) => now === status);
  if (found === undefined) throw new Error(`nobody is ${status}`);
  return found[0];
}

/** Agents by how many conversations they hold. */
function hands(events: readonly PlainEvent[]): Map<string, Set<unknown>> {
  const held = new Map<string, Set<unknown>>();
  for (const { type, data } of events) {
    const drop = () => {
      for (const hand of held.values()) hand.delete(data.conversation);
    };
    if (type === 'conversation.assigned') {
      drop();
      const agent = String(data.agent);
      held.set(agent, (held.get(agent) ?? new Set()).add(data.conversation));
    }
    if (['conversation.unassigned', 'conversation.resolved', 'conversation.ended'].includes(type)) drop();
  }
  return held;
}

function answers(floor: FloorUnderTest): PlainEvent[] {
  return floor.events().filter(({ data }) => data.command !== undefined);
}

test('an agent at work is set to a break: answered within 600 ms, with command, actor and reason', async () => {
  const floor = await liveFloor();
  const agent = agentIn(floor, 'online');
  await floor.send('c-1', agent, 'break', 'Fire drill');
  await floor.pass(100);
  expect(answers(floor)).toEqual([]);
  await floor.pass(600);
  const [answer, ...more] = answers(floor);
  expect(more).toEqual([]);
  expect(answer?.type).toBe('agent.status_changed');
  expect(answer?.data).toEqual({ agent, status: 'break', actor: 'ada', reason: 'Fire drill', command: 'c-1' });
  expect(Date.parse(answer?.time ?? '')).toBeGreaterThanOrEqual(START + 150);
});

test('an agent who is offline, or whom nobody knows, is refused with the reason', async () => {
  const floor = await liveFloor();
  await floor.send('c-1', agentIn(floor, 'offline'), 'online');
  await floor.send('c-2', 'demo-agent-999', 'break');
  await floor.pass(1_000);
  const refused = answers(floor).map(({ type, data }) => [type, data]);
  expect(refused).toContainEqual(['command.rejected', { command: 'c-1', reason: 'agent_offline' }]);
  expect(refused).toContainEqual(['command.rejected', { command: 'c-2', reason: 'unknown_agent' }]);
  expect(refused.length).toBe(2);
});

test('the same command twice is carried out once, also after a restart', async () => {
  const floor = await liveFloor();
  const agent = agentIn(floor, 'online');
  await floor.send('c-1', agent, 'break');
  await floor.send('c-1', agent, 'break');
  await floor.pass(1_000);
  await floor.send('c-1', agent, 'break');
  await floor.pass(1_000);
  expect(answers(floor).length).toBe(1);
  await floor.stop();

  const again = floorUnderTest({ at: floor.clock.now() });
  await again.start(floor.told.at(-1)?.position ?? null);
  await again.send('c-1', agent, 'break');
  await again.pass(1_000);
  expect(answers(again)).toEqual([]);
});

test.each(['break', 'invisible'] as const)(
  'set to %s, an agent keeps what is in hand and gets nothing new',
  async (status) => {
    const floor = await liveFloor();
    const held = hands(floor.events());
    const online = statuses(floor.events());
    const [agent = ''] = [...held].find(([id, hand]) => hand.size >= 2 && online.get(id) === 'online') ?? [];
    const before = new Set(held.get(agent));
    await floor.send('c-1', agent, status);
    await floor.pass(700);
    await floor.pass(5 * 60_000);
    const assigned = floor
      .events()
      .filter(
        ({ type, time, data }) =>
          type === 'conversation.assigned' && data.agent === agent && Date.parse(time) > START + 600,
      );
    expect(assigned).toEqual([]);
    const taken = floor
      .events()
      .filter(({ type, data }) => type === 'conversation.unassigned' && before.has(data.conversation));
    expect(taken.filter(({ time }) => Date.parse(time) < START + 2_000 && Date.parse(time) > START)).toEqual([]);
  },
);

test('set offline, an agent goes at once: what is in hand goes to others', async () => {
  const floor = await liveFloor();
  const online = statuses(floor.events());
  const [agent = ''] =
    [...hands(floor.events())].find(([id, hand]) => hand.size >= 2 && online.get(id) === 'online') ?? [];
  await floor.send('c-1', agent, 'offline');
  await floor.pass(1_000);
  expect(statuses(floor.events()).get(agent)).toBe('offline');
  expect(hands(floor.events()).get(agent)?.size).toBe(0);
  await floor.pass(60_000);
  expect(statuses(floor.events()).get(agent)).toBe('offline');
  expect(analyse(floor.events(), START - 6 * HOUR_MS).faults).toEqual([]);
});

test('brought back from a break, an agent works again', async () => {
  const floor = await liveFloor();
  const agent = agentIn(floor, 'break');
  await floor.send('c-1', agent, 'online');
  await floor.pass(10 * 60_000);
  const answer = answers(floor)[0];
  expect(answer?.data).toEqual({ agent, status: 'online', actor: 'ada', command: 'c-1' });
  const after = floor.events().filter(({ type, data, time }) => {
    return type === 'conversation.assigned' && data.agent === agent && time > String(answer?.time);
  });
  expect(after.length).toBeGreaterThan(0);
});

test('a command survives a kill: what it changed is told the same again', async () => {
  const floor = await liveFloor();
  await floor.send('c-1', agentIn(floor, 'online'), 'offline');
  await floor.pass(20_000);
  const position = floor.told.findLast((part) => part.position !== null)?.position ?? null;
  const again = floorUnderTest({ at: floor.clock.now() });
  await again.start(position);
  const told = new Map(floor.events().map((event) => [event.id, event]));
  const retold = again.events();
  expect(retold.length).toBeGreaterThan(20);
  expect(retold.filter((event) => JSON.stringify(told.get(event.id)) !== JSON.stringify(event))).toEqual([]);
});

test('a command to a floor that does not run is not taken', async () => {
  await expect(floorUnderTest().send('c-1', 'demo-agent-001', 'break')).rejects.toThrow('not running');
});
