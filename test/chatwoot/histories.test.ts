// Chance histories of a Chatwoot, with cuts, restarts, lost and doubled frames and late activities: in the end every message is
// told once, and each conversation is as it is there.
import { afterEach, expect, test } from 'vitest';
import { createRandom } from '../histories/random.ts';
import { eventually, Floor, type Told } from './floor.ts';

const AGENTS = [2, 3, 4, 5];
const STEPS = 60;

let floor: Floor;
afterEach(() => floor.stop());

test.each([1, 2, 3, 4, 5, 6, 7, 8])('history %i', async (seed) => {
  const random = createRandom(seed);
  const chance = (share: number) => random.next() < share;
  const one = <T>(of: readonly T[]): T => of[Math.floor(random.next() * of.length)] as T;
  floor = await Floor.of();
  const { double, server } = floor;
  double.agent(1, 'Lea Lead', [], 'administrator');
  for (const id of AGENTS) double.agent(id, `Agent${id} Name${id}`, [1 + (id % 2)]);
  for (let id = 51; id < 60; id++) double.contact(id, `Contact${id}`);
  let last = 0;

  function happens(): void {
    const open = double.conversations.filter(({ status }) => status !== 'resolved');
    if (open.length < 3 || chance(0.15)) {
      last++;
      double.open(last, 51 + (last % 9), one([1, 2, 3]), `first ${last}`);
      return;
    }
    const { id, assignee } = one(double.conversations);
    const agent = one(AGENTS);
    const by = assignee ?? agent;
    const isClosed = double.conversations.find((other) => other.id === id)?.status === 'resolved';
    if (chance(0.3)) double.write(id, `words ${double.messages.length}`);
    else if (isClosed) double.reopen(id, agent);
    else if (chance(0.4)) double.reply(id, by, `answer ${double.messages.length}`);
    else if (chance(0.5)) double.assign(id, one([...AGENTS, null]), one([agent, null]));
    else if (chance(0.2)) double.snooze(id, by);
    else double.resolve(id, one([by, null]));
  }

  /** Frames are lost, or come twice. */
  async function disturbed(): Promise<void> {
    const { tell } = double;
    const kind = one(['lost', 'twice', 'late']);
    if (kind === 'late') double.putOff = [];
    else
      double.tell = (event, data) => {
        for (let n = kind === 'twice' ? 2 : 0; n > 0; n--) tell(event, data);
      };
    happens();
    double.tell = tell;
    if (double.putOff === null) return;
    await floor.go(one([1, 3]));
    for (const write of double.putOff) write();
    double.putOff = null;
  }

  async function away(): Promise<void> {
    const restart = chance(0.4);
    if (restart) await floor.source.stop();
    else {
      server.open = false;
      server.cut();
      await floor.is(/cut/);
    }
    for (let n = Math.floor(random.next() * 5); n >= 0; n--) {
      floor.pass(one([0, 1, 30]));
      happens();
    }
    server.open = true;
    if (restart) floor.start(floor.position);
    else floor.pass(15);
    await floor.live();
  }

  for (let n = 0; n < 5; n++) happens();
  floor.start();
  await floor.live();
  for (let step = 0; step < STEPS; step++) {
    if (chance(0.1)) await away();
    else if (chance(0.15)) await disturbed();
    else happens();
    if (chance(0.5)) await floor.go(one([1, 2, 10]));
  }
  await floor.go(10);
  // What was lost unnoticed is found by then.
  await floor.go(300);

  const talk = double.messages.filter(({ type }) => type !== 2).map(({ id }) => `message-${id}`);
  const told = () => new Set(floor.events.filter(({ type }) => type === 'message.sent').map(({ id }) => id));
  await eventually(() => told().size).toBe(talk.length);
  expect([...told()].sort()).toEqual([...talk].sort());
  const there = double.conversations.map(({ id, status, assignee }) => [id, status === 'resolved', assignee]);
  await eventually(() => double.conversations.map(({ id }) => [id, ...stateOf(id).slice(0, 2)])).toEqual(there);
  const ends = double.conversations.map(({ id }) => {
    const of = double.turns.filter(({ conversation, name }) => conversation === id && name === 'conversation_resolved');
    return [id, stateOf(id)[2] > of.length];
  });
  // Closed and opened again within a moment may be one; none is made up.
  expect(ends.filter(([, isMore]) => isMore)).toEqual([]);
  expect(floor.refused).toEqual([]);
  contradictNothing(floor.events);
});

/** Closed or not, whose, and how often it was closed, as the figures see it. */
function stateOf(conversation: number): readonly [boolean, number | null, number] {
  const own = floor.events.filter(({ data }) => data.conversation === String(conversation));
  const key = ({ time, sequence = '', id }: Told) => `${time}\0${sequence}\0${id}`;
  let [closed, assignee]: [boolean, number | null] = [false, null];
  let ends = 0;
  for (const { type, data } of own.sort((a, b) => (key(a) < key(b) ? -1 : 1))) {
    if (type === 'conversation.resolved' || type === 'conversation.ended') {
      if (!closed) ends++;
      closed = true;
    } else if (type === 'conversation.unassigned') assignee = null;
    else if (type === 'conversation.assigned') assignee = Number(data.agent);
    else if (type === 'conversation.reopened' && closed) {
      closed = false;
      if (data.by === 'agent') assignee = Number(data.agent);
    }
  }
  return [closed, assignee, ends];
}

/** What is told twice under one id says the same. */
function contradictNothing(events: readonly Told[]): void {
  for (const [, same] of Map.groupBy(events, ({ id }) => id)) {
    expect(new Set(same.map((event) => JSON.stringify(event))).size).toBe(1);
  }
}
