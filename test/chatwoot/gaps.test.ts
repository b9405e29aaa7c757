// What the Chatwoot source missed, read again, against a double made from the published interface.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually, Floor } from './floor.ts';

let floor: Floor;

beforeEach(async () => {
  floor = await Floor.staffed();
});
afterEach(() => floor.stop());

describe('gaps', () => {
  test('what happened while the connection was cut is read again', async () => {
    const { double, server } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    server.open = false;
    server.cut();
    await floor.is(/cut/);
    floor.pass(60);
    await floor.is(/opens no WebSocket \(error 404\)/);
    double.reply(7, 2, 'ja');
    floor.pass(60);
    double.resolve(7, 2);
    double.open(8, 52, 1, 'im Dunkeln');
    floor.pass(60);
    double.write(7, 'danke');
    double.assign(8, 3, 1);
    server.open = true;
    floor.pass(60);
    await floor.live();
    expect(floor.story(7)).toEqual([
      '09:00:00 opened chat web 51',
      '09:00:00 assigned 2 automatic',
      '09:00:00 sent contact Hallo?',
      '09:01:00 sent agent 2 ja',
      '09:02:00 resolved 2',
      '09:03:00 reopened contact',
      '09:03:00 sent contact danke',
    ]);
    expect(floor.story(8)).toEqual([
      '09:02:00 opened chat web 52',
      '09:02:00 sent contact im Dunkeln',
      '09:03:00 assigned 3 manual 1',
    ]);
  });

  test('a restart goes on where the last delivery was kept, and tells nothing twice', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, 2);
    floor.start();
    await floor.live();
    await floor.go(10);
    const id = double.reply(7, 2, 'ja');
    await floor.has(`message-${id}`);
    await floor.source.stop();
    const before = floor.events.length;
    floor.pass(30);
    double.remove(id);
    double.present(1, 2, 3);
    floor.start(floor.position);
    await floor.live();
    // A contact's name is no state: it is told once more.
    expect(floor.events.slice(before).filter(({ type }) => !/^(company|contact)/.test(type))).toEqual([]);
    await floor.go(30);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
  });

  test('what was given away, closed, opened and closed again in a gap, each with who did it', async () => {
    const { double, server } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.open(8, 52, 1, 'auch hier');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    await floor.go(10);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    server.cut();
    await floor.is(/cut/);
    server.open = false;
    floor.pass(100);
    double.write(7, 'noch etwas');
    double.assign(7, 3, 1);
    double.assign(8, 3, 1);
    floor.pass(60);
    double.reply(8, 3, 'ja');
    double.reply(7, 3, 'auch das');
    floor.pass(60);
    double.resolve(7, 3);
    server.open = true;
    floor.pass(60);
    await floor.live();
    expect(floor.story(7).slice(3)).toEqual([
      '09:00:10 resolved 2',
      '09:01:50 reopened contact',
      '09:01:50 sent contact noch etwas',
      '09:01:50 assigned 3 manual 1',
      '09:02:50 sent agent 3 auch das',
      '09:03:50 resolved 3',
    ]);
    expect(floor.story(8).slice(2)).toEqual(['09:01:50 assigned 3 manual 1', '09:02:50 sent agent 3 ja']);
  });

  test('what was heard live and is read again is told once', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, null);
    floor.start();
    await floor.live();
    await floor.go(10);
    double.reply(7, 2, 'ja');
    await floor.go(10);
    double.resolve(7, 2);
    await floor.has(/^conversation-7-resolved/);
    // Its reporting has the end a second later.
    for (const turn of double.turns) turn.at += 1;
    const before = floor.events.length;
    floor.server.cut();
    await floor.is(/cut/);
    floor.pass(1);
    await floor.live();
    expect(floor.events.slice(before).filter(({ data }) => data.conversation !== undefined)).toEqual([]);
  });

  test('what changes while it is read again is not taken back by what the list had shown before', async () => {
    const { double, server } = floor;
    for (const id of [7, 8]) {
      double.open(id, 51, 1, 'Hallo?');
      double.assign(id, 2, 2);
      double.resolve(id, 2);
    }
    floor.start();
    await floor.live();
    await floor.go(290);
    // While the first of the list is read, the other one is opened again.
    let opened = 0;
    server.instead = (_, path) => {
      if (!path.includes('/messages') || opened > 0) return null;
      opened = path.includes('/7/') ? 8 : 7;
      double.write(opened, 'noch etwas');
      return null;
    };
    await floor.go(10);
    await floor.has(/-reopened-/);
    await floor.go(20);
    expect(floor.story(opened).slice(-2)).toEqual(['09:05:00 reopened contact', '09:05:00 sent contact noch etwas']);
  });

  test('one that is deleted meanwhile ends', async () => {
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.start();
    await floor.live();
    floor.server.cut();
    floor.double.conversations.length = 0;
    await floor.is(/cut/);
    floor.pass(1);
    await floor.live();
    expect((await floor.has('conversation-7-deleted')).data).toEqual({
      conversation: '7',
      by: 'system',
      outcome: 'deleted',
    });
  });

  test('what the WebSocket lost unnoticed is found five minutes later', async () => {
    floor.double.open(7, 51, 1, 'Hallo?');
    floor.start();
    await floor.live();
    const tell = floor.double.tell;
    floor.double.tell = () => {};
    floor.double.write(7, 'ungehört');
    floor.double.tell = tell;
    await floor.go(300);
    await eventually(() => floor.story(7).length).toBe(3);
  });

  test('one that comes back long after it was forgotten is told from there', async () => {
    const { double } = floor;
    double.open(7, 51, 1, 'Hallo?');
    double.assign(7, 2, 2);
    double.resolve(7, 2);
    floor.start();
    await floor.live();
    await floor.source.stop();
    floor.pass(20 * 86_400);
    double.write(7, 'nach Wochen');
    const before = floor.events.length;
    const kept = JSON.parse(floor.position ?? '') as { conversations: unknown[]; heard: number };
    floor.start(JSON.stringify({ ...kept, conversations: [] }));
    await floor.live();
    const told = floor.events.slice(before).map(({ type }) => type);
    expect(told.filter((type) => !/^(agent|contact|company)/.test(type)).sort()).toEqual([
      'conversation.assigned',
      'conversation.reopened',
      'message.sent',
    ]);
  });
});
