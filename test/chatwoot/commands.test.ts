// Changes of status through the Chatwoot source: carried out, not seen, refused.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Command, Refused } from '../../electron/source/port.ts';
import { Floor } from './floor.ts';

let floor: Floor;
let ids = 0;

async function begin(role: 'agent' | 'administrator'): Promise<void> {
  floor = await Floor.of();
  floor.double.agent(1, 'Lea Lead', [], role);
  floor.double.agent(2, 'Ann Ash');
  floor.double.present(1, 2);
  floor.start();
  await floor.live();
}
afterEach(() => floor.stop());

function command(agent: string, status: Command['data']['status'], reason?: string): Command {
  const data = { agent, status, actor: 'lead', ...(reason === undefined ? {} : { reason }) };
  return { id: `cmd-${++ids}`, type: 'agent.set_status', time: '2026-11-27T09:00:00.000Z', data };
}

/** What it says of a command that it will not take. */
async function refusal(sent: Command): Promise<unknown> {
  const error = await floor.source.send(sent).catch((caught: unknown) => caught);
  return error instanceof Refused ? [error.outcome, error.message] : error;
}

describe('with the token of an administrator', () => {
  beforeEach(() => begin('administrator'));

  test('another agent is put on a break, and the answer is what is seen afterwards', async () => {
    const sent = command('2', 'break', 'Mittag');
    await floor.source.send(sent);
    const answer = await floor.has(`command-${sent.id}`);
    expect([answer.type, answer.data]).toEqual([
      'agent.status_changed',
      { agent: '2', status: 'break', actor: 'lead', reason: 'Mittag', command: sent.id },
    ]);
    expect(floor.server.asked.filter((one) => one.startsWith('PATCH'))).toEqual(['PATCH /api/v1/accounts/3/agents/2']);
    expect(floor.server.bodies).toEqual([{ availability: 'busy' }]);
  });

  test('one told twice is carried out once, also after a restart', async () => {
    const sent = command('2', 'break');
    await floor.source.send(sent);
    await floor.has(`command-${sent.id}`);
    await floor.source.send(sent);
    await floor.source.stop();
    floor.start(floor.position);
    await floor.live();
    await floor.source.send(sent);
    expect(floor.server.bodies.length).toBe(1);
  });

  test('an agent who is set online and is not there is not seen online: it is refused', async () => {
    await floor.go(20);
    const sent = command('2', 'online');
    await floor.source.send(sent);
    await floor.go(20);
    expect((await floor.has(`command-${sent.id}`)).data).toEqual({ command: sent.id, reason: 'not_seen' });
  });

  test('offline holds while the agent is there', async () => {
    const sent = command('2', 'offline');
    await floor.source.send(sent);
    expect((await floor.has(`command-${sent.id}`)).data).toMatchObject({ agent: '2', status: 'offline' });
  });

  test('what Chatwoot cannot be asked for is refused before it is asked', async () => {
    expect(floor.source.statuses).toEqual(['online', 'break', 'offline']);
    expect(await refusal(command('2', 'invisible'))).toEqual(['no_invisible', 'Chatwoot knows no invisible agents.']);
    expect(floor.server.bodies).toEqual([]);
  });

  test('an agent who is not there, and an error of its own', async () => {
    expect(await refusal(command('77', 'break'))).toMatchObject(['unknown_agent', expect.anything()]);
    floor.server.instead = (method) => (method === 'PATCH' ? { status: 422 } : null);
    expect(await refusal(command('2', 'break'))).toMatchObject(['refused', expect.stringContaining('error 422')]);
    floor.server.instead = (method) => (method === 'PATCH' ? { status: 502, body: '<html>' } : null);
    expect(await refusal(command('2', 'break'))).not.toBeInstanceOf(Array);
  });

  test('while it is away nothing is taken', async () => {
    floor.server.open = false;
    floor.server.cut();
    await floor.is(/cut/);
    await expect(floor.source.send(command('2', 'break'))).rejects.toThrow('is cut');
  });
});

describe("with an agent's token", () => {
  beforeEach(() => begin('agent'));

  test('its owner can be changed, others cannot', async () => {
    const own = command('1', 'break');
    await floor.source.send(own);
    await floor.has(`command-${own.id}`);
    expect(floor.server.bodies).toEqual([{ profile: { account_id: 3, availability: 'busy' } }]);
    expect(await refusal(command('2', 'break'))).toMatchObject([
      'not_allowed',
      expect.stringContaining('administrator'),
    ]);
  });

  test('says once what it may not read, and goes on without', async () => {
    floor.double.contact(51, 'Cora');
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.double.assign(7, 2, 2);
    await floor.go(10);
    floor.double.reply(7, 2, 'ja');
    await floor.go(10);
    floor.double.resolve(7, 2);
    await floor.source.stop();
    floor.start();
    await floor.live();
    const said = floor.notes.map((note) => note.split(' access token ')[1]);
    expect(new Set(said)).toEqual(
      new Set([
        'when a conversation was closed and opened again: of the past only its activities tell it.',
        'what customers said: there are no ratings.',
      ]),
    );
    // Two starts, each says each once at most.
    expect(said.length).toBeLessThanOrEqual(4);
    expect(floor.story(7).slice(-2)).toEqual(['09:00:10 sent agent 2 ja', '09:00:20 resolved 2']);
  });
});
