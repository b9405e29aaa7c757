// The Chatwoot source’s first reading, against a double made from the published interface.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, Floor } from './floor.ts';

let floor: Floor;

beforeEach(async () => {
  floor = await Floor.staffed();
});
afterEach(() => floor.stop());

describe('the beginning', () => {
  test('people, teams and how they are', async () => {
    for (const agent of floor.double.agents) if (agent.id === 3) agent.availability = 'busy';
    floor.start();
    await floor.live();
    const of = (type: string) => floor.events.filter((event) => event.type === type).map(({ data }) => data);
    expect(of('group.updated')).toEqual([
      { group: '1', name: 'support' },
      { group: '2', name: 'sales' },
    ]);
    expect(of('agent.updated')).toEqual([
      { agent: '1', name: 'Lea Lead', groups: ['1'], email: 'lea lead@example.com' },
      { agent: '2', name: 'Ann Ash', groups: ['1'], email: 'ann ash@example.com' },
      { agent: '3', name: 'Ben Box', groups: ['1', '2'], email: 'ben box@example.com' },
    ]);
    expect(of('agent.status_changed')).toEqual([
      { agent: '1', status: 'online' },
      { agent: '2', status: 'online' },
      { agent: '3', status: 'break' },
    ]);
  });

  test('a conversation of today with all that happened in it', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    floor.pass(60);
    double.assign(7, 2, 3);
    floor.pass(120);
    double.reply(7, 2, 'Guten Tag');
    double.reply(7, 2, 'nur für uns', { private: true });
    double.automatic(7, 'Gleich weiter');
    floor.pass(600);
    double.resolve(7, 2);
    floor.start();
    await floor.live();
    expect(floor.story(7)).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 sent contact Hallo?',
      '09:01:00 assigned 2 manual 3',
      '09:03:00 sent agent 2 Guten Tag',
      '09:03:00 sent system Gleich weiter',
      '09:13:00 resolved 2',
    ]);
    expect(floor.events.find(({ type }) => type === 'contact.updated')?.data).toEqual({
      contact: '51',
      name: 'Cora',
      company: 'Acme GmbH',
    });
  });

  test('one that an agent began is outbound, one in another inbox of its kind', async () => {
    floor.double.open(8, 52, 2, 'Ihr Auftrag', 3);
    floor.double.open(9, 52, 3, 'hi');
    floor.start();
    await floor.live();
    expect([floor.story(8)[0], floor.story(9)[0]]).toEqual([
      '09:00:00 opened email email outbound 52',
      '09:00:00 opened chat whatsapp 52',
    ]);
  });

  test('closed and opened again several times, by whom each time', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.pass(60);
    double.reply(7, 2, 'ja');
    floor.pass(60);
    double.resolve(7, 2);
    floor.pass(600);
    double.write(7, 'noch etwas');
    floor.pass(60);
    double.resolve(7, 'Cora');
    floor.pass(60);
    double.reopen(7, 3);
    floor.pass(60);
    double.resolve(7, null);
    floor.start();
    await floor.live();
    expect(floor.story(7).filter((line) => !line.includes('sent'))).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 assigned 2 automatic',
      '09:02:00 resolved 2',
      '09:12:00 reopened contact',
      '09:13:00 ended contact',
      '09:14:00 reopened agent 3',
      '09:14:00 assigned 2 automatic',
      '09:15:00 ended system',
    ]);
  });

  test('many conversations, page by page, and what lay open for long without a word', async () => {
    const { double } = floor;
    double.open(1, 51, 1, 'alt und offen');
    double.open(2, 51, 1, 'alt und zu');
    double.resolve(2, 2);
    floor.pass(5 * 86_400);
    for (let id = 10; id < 90; id++) double.open(id, 52, 1, `Nummer ${id}`);
    for (let n = 0; n < 250; n++) double.write(10, `Zeile ${n}`);
    floor.start();
    await floor.live();
    const opened = floor.events.filter(({ type }) => type === 'conversation.opened');
    expect(opened.length).toBe(81);
    expect(floor.story(1).length).toBe(2);
    expect(floor.story(2)).toEqual([]);
    expect(floor.story(10).length).toBe(252);
    expect(floor.reports.some((report) => report.state === 'catching_up' && report.total === 81)).toBe(true);
  });

  test('a long reading leaves the greater part of what Chatwoot answers in a minute to those who work there', async () => {
    for (let id = 1; id <= 600; id++) floor.double.open(id, 52, 1, `Nummer ${id}`);
    floor.start();
    await floor.is('catching_up');
    await eventually(() => floor.server.asked.length).toBe(300);
    await floor.beats(10);
    await eventually(() => floor.server.asked.length).toBe(500);
    await floor.beats(1);
    await eventually(() => floor.server.asked.length).toBe(520);
  });

  test('calls are left out, and said to be', async () => {
    floor.double.open(7, 51, 4, 'Anruf');
    floor.start();
    await floor.live();
    expect(floor.story(7)).toEqual([]);
    expect(floor.notes).toEqual([
      'Conversations of the inbox Phone are left out: Chatwoot does not tell when a call was answered.',
    ]);
  });

  test('ratings and words, also where the words come later', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.rate(7, 4, null);
    floor.start();
    await floor.live();
    double.survey(7);
    double.rate(7, 4, 'recht gut');
    await floor.has('rating-1-words');
    expect(floor.events.filter(({ type }) => /rating|feedback/.test(type)).map(({ data }) => data)).toEqual([
      { conversation: '7', stars: 4 },
      { conversation: '7', text: 'recht gut' },
    ]);
  });
});
