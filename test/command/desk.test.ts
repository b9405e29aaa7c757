import { beforeEach, describe, expect, test } from 'vitest';
import { ANSWER_MS, CommandDesk, OUTBOX_MS } from '../../electron/command/desk.ts';
import type { AgentStatus, CommandRecord } from '../../shared/contract/views.ts';
import type { KokpitEvent } from '../../shared/events/event.ts';

const START = Date.UTC(2026, 2, 10, 9);
let now = START;
let ids = 0;
let statuses: Record<string, AgentStatus>;
let desk: CommandDesk;

const deskOver = (kept: readonly CommandRecord[]) =>
  new CommandDesk(
    {
      now: () => now,
      newId: () => `c${++ids}`,
      actor: 'lead',
      statusOf: (agent) => statuses[agent] ?? null,
      nameOf: (agent) => agent.toUpperCase(),
    },
    kept,
  );
const ask = (agent: string, expectStatus: AgentStatus, status: AgentStatus) =>
  desk.ask({ agent, expect: expectStatus, status, reason: null, undoes: null });
const answer = (type: string, data: object): KokpitEvent => ({
  id: 'e',
  source: '/s',
  type,
  time: '',
  ms: now,
  sequence: '',
  code: -1,
  subject: '',
  hash: 0,
  agent: null,
  data: data as Record<string, unknown>,
});
const confirm = (command: string) =>
  desk.settle(answer('agent.status_changed', { agent: 'ann', status: 'break', command }));
/** The answer comes, and once it is on the disk the figures show it. */
function confirmAndShow(command: string, status: AgentStatus): void {
  confirm(command);
  statuses.ann = status;
  desk.shown(desk.list().filter((record) => record.id === command));
}

beforeEach(() => {
  now = START;
  ids = 0;
  statuses = { ann: 'online', bob: 'offline', cem: 'break' };
  desk = deskOver([]);
});

describe('asking', () => {
  test('writes down who, what, for whom, and what the agent was then', () => {
    expect(ask('ann', 'online', 'break')).toEqual({
      id: 'c1',
      agent: 'ann',
      agent_name: 'ANN',
      status: 'break',
      previous: 'online',
      actor: 'lead',
      reason: null,
      asked_at: START,
      state: 'waiting',
      settled_at: null,
      outcome: null,
      undoes: null,
    });
    expect(desk.open()).toBe(1);
  });

  test.each([
    ['an offline agent', 'bob', 'offline', 'refused', 'agent_offline'],
    ['nobody known', 'zoe', 'online', 'refused', 'unknown_agent'],
    ['an agent who has changed since', 'cem', 'online', 'superseded', 'now_break'],
  ] as const)('is settled at once for %s', (_, agent, seen, state, outcome) => {
    expect(ask(agent, seen, 'invisible')).toMatchObject({ state, outcome, settled_at: START });
    expect(desk.due().send).toEqual([]);
    expect(desk.open()).toBe(0);
  });
});

describe('sending', () => {
  test('goes once while it runs, and again after a restart: a source applies an id once', () => {
    const { id } = ask('ann', 'online', 'break');
    expect(desk.due().send.map((record) => record.id)).toEqual([id]);
    expect(desk.sent(id)?.state).toBe('sent');
    expect(desk.due().send).toEqual([]);
    desk = deskOver(desk.list());
    expect(desk.due().send.map((record) => record.id)).toEqual([id]);
    expect(desk.sent(id)).toBeNull();
    expect(desk.due().send).toEqual([]);
  });

  test('does not overwrite an agent who changed while it waited in the outbox', () => {
    const { id } = ask('ann', 'online', 'break');
    statuses.ann = 'invisible';
    const { send, settled } = desk.due();
    expect(send).toEqual([]);
    expect(settled).toMatchObject([{ id, state: 'superseded', outcome: 'now_invisible' }]);
  });
});

describe('answers', () => {
  test('an event with the id confirms, a rejection refuses with its reason, another id changes nothing', () => {
    const first = ask('ann', 'online', 'break');
    const second = ask('ann', 'online', 'invisible');
    expect(confirm('other')).toBeNull();
    expect(confirm(first.id)).toMatchObject({ id: first.id, state: 'confirmed', settled_at: START });
    expect(desk.settle(answer('command.rejected', { command: second.id, reason: 'not_allowed' }))).toMatchObject({
      state: 'refused',
      outcome: 'not_allowed',
    });
    expect(confirm(first.id)).toBeNull();
  });

  test('a source that will never take it settles it, once', () => {
    const { id } = ask('ann', 'online', 'break');
    expect(desk.refuse(id, 'not_allowed')).toMatchObject({ state: 'refused', outcome: 'not_allowed', settled_at: now });
    expect([desk.refuse(id, 'other'), desk.refuse('nobody', 'other'), desk.due().send]).toEqual([null, null, []]);
  });

  test('come too late: expired, and put right by the answer after all', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    now += ANSWER_MS - 1;
    expect(desk.expire()).toEqual([]);
    now += 1;
    expect(desk.expire()).toMatchObject([{ id, state: 'expired', outcome: 'no_answer' }]);
    expect(confirm(id)).toMatchObject({ state: 'confirmed' });
  });

  test('what could not be sent for long is given up', () => {
    const { id } = ask('ann', 'online', 'break');
    now += OUTBOX_MS;
    expect(desk.expire()).toMatchObject([{ id, state: 'expired', outcome: 'not_sent' }]);
  });
});

describe('undo', () => {
  test('cancels what was not sent', () => {
    const { id } = ask('ann', 'online', 'break');
    expect(desk.undo(id)).toMatchObject([{ id, state: 'cancelled' }]);
    expect(desk.due().send).toEqual([]);
  });

  test('sends the opposite of what was carried out', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    confirmAndShow(id, 'break');
    expect(desk.undo(id)).toMatchObject([
      { id: 'c2', status: 'online', previous: 'break', undoes: id, state: 'waiting' },
    ]);
  });

  test('of what is under way waits for its answer, and is dropped where that is a refusal', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    const [back] = desk.undo(id);
    expect(back).toMatchObject({ status: 'online', state: 'waiting' });
    expect(desk.due()).toEqual({ send: [], settled: [] });
    desk.settle(answer('command.rejected', { command: id, reason: 'no' }));
    expect(desk.due().settled).toMatchObject([{ id: back?.id, state: 'cancelled' }]);
  });

  test('of what is under way goes out once it is confirmed', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    const [back] = desk.undo(id);
    confirmAndShow(id, 'break');
    expect(desk.due().send.map((record) => record.id)).toEqual([back?.id]);
  });

  test('asked between the answer and its place on the disk waits until the figures show it', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    confirm(id);
    // The event is on its way to the disk: the figures still have her online.
    const [back] = desk.undo(id);
    expect(back).toMatchObject({ status: 'online', state: 'waiting' });
    expect(desk.due()).toEqual({ send: [], settled: [] });
    confirmAndShow(id, 'break');
    expect(desk.due().send.map((record) => record.id)).toEqual([back?.id]);
  });

  test('asked while it is under way is not overtaken by the answer on its way to the disk', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    const [back] = desk.undo(id);
    confirm(id);
    expect(desk.due()).toEqual({ send: [], settled: [] });
    confirmAndShow(id, 'break');
    expect(desk.due().send.map((record) => record.id)).toEqual([back?.id]);
  });

  test('still waits for what it undoes after a restart', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    const [back] = desk.undo(id);
    desk = deskOver(desk.list());
    expect(desk.due().send.map((record) => record.id)).toEqual([id]);
    confirmAndShow(id, 'break');
    expect(desk.due().send.map((record) => record.id)).toEqual([back?.id]);
  });

  test('of what nobody answered is not said to be taken back', () => {
    const { id } = ask('ann', 'online', 'break');
    desk.sent(id);
    const [back] = desk.undo(id);
    now += ANSWER_MS;
    desk.expire();
    expect(desk.due().settled).toMatchObject([{ id: back?.id, state: 'expired', outcome: 'no_answer' }]);
  });

  test('of a setting offline is refused: nobody is brought back from here', () => {
    const { id } = ask('ann', 'online', 'offline');
    desk.sent(id);
    confirmAndShow(id, 'offline');
    expect(desk.undo(id)).toMatchObject([{ state: 'refused', outcome: 'agent_offline' }]);
  });
});

test('the log keeps the newest 500 and never drops an open one', () => {
  const open = ask('ann', 'online', 'break');
  for (let i = 0; i < 600; i++) ask('bob', 'offline', 'break');
  expect(desk.list().at(-1)?.id).toBe(open.id);
  now += OUTBOX_MS;
  desk.expire();
  ask('bob', 'offline', 'break');
  expect(desk.list().length).toBe(500);
  expect(desk.list().some((record) => record.id === open.id)).toBe(false);
});
