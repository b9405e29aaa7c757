import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { convertLog } from '../../electron/source/queue-log/convert.ts';
import { columnsOf, type LogLine, readLine } from '../../electron/source/queue-log/line.ts';
import { memberName } from '../../electron/source/queue-log/members.ts';
import { logName } from '../../electron/source/queue-log/read-log.ts';

const linesOf = (...texts: string[]) => texts.map((text, i) => readLine(text, i + 1, null) as LogLine);

/** What a log becomes: type, seconds after 1,000,000,000, and data, in the events' order. */
function told(...texts: string[]) {
  return convertLog('q', linesOf(...texts))
    .flatMap(({ events }) => events)
    .map((event) => {
      const decoded = decodeText(event);
      if (!decoded.ok) throw new Error(decoded.reason);
      return decoded.event;
    })
    .sort((a, b) => a.ms - b.ms || (a.sequence < b.sequence ? -1 : 1))
    .map(({ type, ms, data }) => [type, ms / 1000 - 1e9, data]);
}
const faults = (...texts: string[]) => convertLog('q', linesOf(...texts)).map(({ fault }) => fault);
const at = (second: number) => String(1e9 + second);

describe('a call', () => {
  test('enters, is answered less its ringing, and is completed', () => {
    expect(
      told(
        `${at(0)}|c1|sales|NONE|ENTERQUEUE||+49151`,
        `${at(20)}|c1|sales|SIP/2004-00a1|CONNECT|20|c2|5`,
        `${at(80)}|c1|sales|SIP/2004-00a1|COMPLETECALLER|20|60|1`,
      ),
    ).toEqual([
      ['group.updated', 0, { group: 'sales', name: 'sales' }],
      [
        'conversation.opened',
        0,
        { conversation: 'c1', kind: 'call', channel: 'voice', direction: 'inbound', group: 'sales', contact: '+49151' },
      ],
      ['conversation.assigned', 15, { conversation: 'c1', agent: '2004', by: 'automatic' }],
      ['agent.updated', 20, { agent: '2004', name: '2004', groups: ['sales'] }],
      ['conversation.answered', 20, { conversation: 'c1', agent: '2004' }],
      ['conversation.ended', 80, { conversation: 'c1', by: 'contact' }],
    ]);
  });

  test('was never assigned before it came', () => {
    const events = told(`${at(10)}|c|q|NONE|ENTERQUEUE||`, `${at(12)}|c|q|Ann|CONNECT|2|x|30`);
    expect(events.find(([type]) => type === 'conversation.assigned')?.[1]).toBe(10);
  });

  test.each([
    ['COMPLETEAGENT|1|2|1', { by: 'agent' }],
    ['TRANSFER|200|default', { by: 'agent', outcome: 'transferred' }],
    ['ABANDON|1|1|30', { by: 'contact', outcome: 'abandoned' }],
    ['EXITWITHTIMEOUT|1', { by: 'system', outcome: 'timeout' }],
    ['EXITEMPTY|1|1|5', { by: 'system', outcome: 'empty' }],
    ['EXITWITHKEY|1|2', { by: 'system', outcome: 'key' }],
  ])('ends by %s', (line, data) => {
    const events = told(`${at(0)}|c|q|NONE|ENTERQUEUE||`, `${at(9)}|c|q|NONE|${line}`);
    expect(events.at(-1)).toEqual(['conversation.ended', 9, { conversation: 'c', ...data }]);
  });

  test('that enters again is another leg, in another queue too', () => {
    const events = told(
      `${at(0)}|c|a|NONE|ENTERQUEUE||`,
      `${at(5)}|c|a|NONE|EXITWITHTIMEOUT|1`,
      `${at(6)}|c|b|NONE|ENTERQUEUE||`,
      `${at(9)}|c|b|NONE|ABANDON|1|1|3`,
    );
    expect(
      events.filter(([type]) => String(type).startsWith('conversation')).map(([type, , data]) => [type, data]),
    ).toMatchObject([
      ['conversation.opened', { conversation: 'c', group: 'a' }],
      ['conversation.ended', { conversation: 'c' }],
      ['conversation.opened', { conversation: 'c#2', group: 'b' }],
      ['conversation.ended', { conversation: 'c#2' }],
    ]);
  });

  test('whose beginning the log does not hold is refused, with the line that misses it', () => {
    expect(faults(`${at(0)}|c|q|Ann|CONNECT|1|x|1`, `${at(1)}|c|q|Ann|COMPLETEAGENT|1|1|1`)).toEqual([
      expect.stringContaining('CONNECT of call c in queue q'),
      expect.stringContaining('COMPLETEAGENT'),
    ]);
  });

  test('is the same when lines stand out of order', () => {
    const lines = [
      `${at(0)}|c|q|NONE|ENTERQUEUE||`,
      `${at(3)}|c|q|Ann|CONNECT|3|x|1`,
      `${at(9)}|c|q|Ann|COMPLETEAGENT|3|6|1`,
    ];
    expect(told(...lines.toReversed())).toEqual(told(...lines));
  });

  test('is not harmed by a line that comes twice', () => {
    const lines = [
      `${at(0)}|c|q|NONE|ENTERQUEUE||`,
      `${at(3)}|c|q|Ann|CONNECT|3|x|1`,
      `${at(9)}|c|q|Ann|COMPLETEAGENT|3|6|1`,
    ];
    const doubled = lines.flatMap((line) => [line, line]);
    expect(faults(...doubled)).toEqual(doubled.map(() => null));
    expect(new Set(told(...doubled).map((event) => JSON.stringify(event)))).toEqual(
      new Set(told(...lines).map((event) => JSON.stringify(event))),
    );
  });
});

describe('a member', () => {
  const statuses = (...texts: string[]) =>
    told(...texts)
      .filter(([type]) => type === 'agent.status_changed')
      .map(([, second, data]) => [second, (data as { status: string }).status, (data as { reason?: string }).reason]);

  test('is online in a queue, offline when in none any more, and told only when it changes', () => {
    expect(
      statuses(
        `${at(0)}|M|a|Ann|ADDMEMBER|`,
        `${at(1)}|M|b|Ann|ADDMEMBER|`,
        `${at(2)}|M|a|Ann|REMOVEMEMBER|`,
        `${at(3)}|M|b|Ann|REMOVEMEMBER|`,
      ),
    ).toEqual([
      [0, 'online', undefined],
      [3, 'offline', undefined],
    ]);
  });

  test('who leaves in a log that begins amid the day is offline from then on, as told once', () => {
    expect(statuses(`${at(2)}|M|a|Ann|REMOVEMEMBER|`, `${at(3)}|M|b|Ann|REMOVEMEMBER|`)).toEqual([
      [2, 'offline', undefined],
    ]);
  });

  test('is on a break until paused in no queue; another reason is another event', () => {
    expect(
      statuses(
        `${at(0)}|M|a|Ann|ADDMEMBER|`,
        `${at(1)}|M|b|Ann|ADDMEMBER|`,
        `${at(2)}|M|NONE|Ann|PAUSEALL|lunch`,
        `${at(3)}|M|a|Ann|PAUSE|lunch`,
        `${at(4)}|M|b|Ann|PAUSE|training`,
        `${at(5)}|M|a|Ann|UNPAUSE|`,
        `${at(6)}|M|b|Ann|UNPAUSE|`,
      ),
    ).toEqual([
      [0, 'online', undefined],
      [2, 'break', 'lunch'],
      [4, 'break', 'training'],
      [6, 'online', undefined],
    ]);
  });

  test('is told with the queues it was seen in so far', () => {
    const agents = told(
      `${at(0)}|M|NONE|Ann|AGENTLOGIN|x`,
      `${at(1)}|M|a|Ann|ADDMEMBER|`,
      `${at(2)}|M|b|Ann|ADDMEMBER|`,
    )
      .filter(([type]) => type === 'agent.updated')
      .map(([, , data]) => (data as { groups: string[] }).groups);
    expect(agents).toEqual([[], ['a'], ['a', 'b']]);
  });

  test.each([
    ['Local/2004@from-internal/n', '2004'],
    ['SIP/2004-00001a', '2004'],
    ['PJSIP/2004', '2004'],
    ['Agent/7', '7'],
    ['Ann Lee', 'Ann Lee'],
  ])('%s is named %s', (member, name) => {
    expect(memberName(member)).toBe(name);
  });
});

describe('reading', () => {
  test('the database form means the same', () => {
    const columns = columnsOf('"time","callid","queuename","agent","event","data1","data2"');
    expect(readLine('"1000000000.25","c","q","NONE","ENTERQUEUE","","+49"', 2, columns)).toMatchObject({
      ms: 1_000_000_000_250,
      callid: 'c',
      queue: 'q',
      event: 'ENTERQUEUE',
      parameters: ['', '+49', '', '', ''],
    });
  });

  test.each(['', 'a|b', 'soon|c|q|NONE|ENTERQUEUE', '1000000000|c|q|NONE|'])('%j is refused in words', (text) => {
    expect(readLine(text, 1, null)).toEqual(expect.stringMatching(/\w+ \w+/));
  });

  test('the log is named without what rotation adds', () => {
    expect(
      ['/var/log/queue_log', 'queue_log.1', 'queue_log-20260310.gz', 'freepbx_2010.queue_log'].map(logName),
    ).toEqual(['queue_log', 'queue_log', 'queue_log', 'freepbx_2010']);
  });

  test('the same log gives the same events, to the letter', () => {
    const lines = linesOf(`${at(0)}|c|q|NONE|ENTERQUEUE||`, `${at(3)}|c|q|Ann|CONNECT|3|x|1`);
    expect(convertLog('q', lines)).toEqual(convertLog('q', lines));
  });
});

const FREEPBX = new URL('../../../shared/data/queue-log/freepbx_2010.queue_log', import.meta.url);
let freepbx: string | null = null;
try {
  freepbx = readFileSync(FREEPBX, 'utf8');
} catch {
  console.warn('The FreePBX log is not here: its test is left out.');
}
test.skipIf(freepbx === null)('a real FreePBX log: 21 legs, 8 answered, 12 abandoned', () => {
  const lines = (freepbx ?? '').split('\n').filter((line) => line !== '');
  const events = told(...lines);
  const count = (type: string) => events.filter(([found]) => found === type).length;
  expect([count('conversation.opened'), count('conversation.answered')]).toEqual([21, 8]);
  expect(events.filter(([, , data]) => (data as { outcome?: string }).outcome === 'abandoned').length).toBe(12);
  expect(faults(...lines).every((fault) => fault === null)).toBe(true);
});
