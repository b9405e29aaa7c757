// What is printed has the form that command-line.md gives it, key by key; CSV and tables hold the same figures, and a header
// stands above no rows too.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kokpit, kokpitProcess } from '../conformance/kokpit.ts';

const folder = mkdtempSync(join(tmpdir(), 'kokpit-printed-'));
const db = join(folder, 'cache.db');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FIGURES = [
  ...['satisfaction_avg', 'satisfaction_count', 'feedback_count', 'unanswered_live', 'unanswered_ended'],
  ...['inactivity', 'inactivity_total', 'returning_assigned', 'returning_failed'],
];
const DAY = ['--from', '2026-03-10', '--to', '2026-03-10', '--tz', 'UTC', '--at', '2026-03-12T00:00:00Z'];

const event = (type: string, data: object, at = '09:00:00') =>
  JSON.stringify({ specversion: '1.0', id: `${type}-${at}`, source: '/t', type, time: `2026-03-10T${at}Z`, data });

beforeAll(async () => {
  const file = join(folder, 'events.ndjson');
  const call = { conversation: 'c', kind: 'call', channel: 'voice', direction: 'outbound' };
  const lines = [
    event('agent.updated', { agent: 'ann', name: 'Ann', groups: ['g'] }),
    event('conversation.opened', call),
    event('conversation.picked_up', { conversation: 'c' }, '09:00:05'),
  ];
  writeFileSync(file, lines.join('\n'));
  expect((await kokpit(['import', '--db', db, file])).status).toBe(0);
});

async function report(...args: string[]): Promise<string> {
  const { status, out, err } = await kokpit(['report', ...args, '--db', db]);
  expect({ status, err }).toEqual({ status: 0, err: '' });
  return out;
}

test.each(['agent', 'group'])('the JSON of quality by %s has the keys of the page, in their order', async (by) => {
  const { rows, totals, ...head } = JSON.parse(await report('quality', '--by', by, ...DAY));
  expect(Object.keys(head)).toEqual(['report', 'from', 'to', 'tz', 'by']);
  expect(rows.map(Object.keys)).toEqual([['key', 'name', ...FIGURES]]);
  expect(Object.keys(totals)).toEqual(FIGURES);
});

describe('CSV', () => {
  test.each<[string, string[], string]>([
    ['cockpit', ['--at', '2020-01-01T00:00:00Z', '--tz', 'UTC'], 'agent,name,groups,status,status_since,'],
    ['quality', [...DAY, '--agent', 'nobody'], 'key,name,satisfaction_avg,satisfaction_count,feedback_count,'],
    [
      'companies',
      DAY,
      'company,name,calls_in,inbound_talk_s,calls_out,outbound_talk_s,chats,chat_s,tickets,load,level',
    ],
  ])('has a header and nothing else where %s has no rows', async (name, args, header) => {
    const lines = (await report(name, ...args, '--format', 'csv')).split('\r\n');
    expect(lines.slice(1)).toEqual(['']);
    expect(lines[0]?.startsWith(header)).toBe(true);
  });

  test('of a call-back list and of an explanation without items too', async () => {
    const asked = [
      '--date',
      '2026-03-10',
      '--tz',
      'UTC',
      '--at',
      '2026-03-12T00:00:00Z',
      '--format',
      'csv',
      '--db',
      db,
    ];
    const lost = await kokpit(['lost', ...asked]);
    expect(lost.out).toMatch(/^conversation,kind,channel,.*,noted_by,noted_at\r\n$/);
    const explained = await kokpit(['explain', 'day', 'chat.lost', ...asked]);
    expect(explained.out).toMatch(/^list,reason,conversation,.*,source,id\r\n$/);
  });

  test('of a day has the outbound calls beside the kinds', async () => {
    const out = await report('day', '--date', '2026-03-10', '--tz', 'UTC', '--format', 'csv');
    const [header = '', ...rows] = out.trimEnd().split('\r\n');
    expect(header).toMatch(/^kind,offered,.*,reply_wait_longest_s,placed,reached,not_reached$/);
    expect(rows.map((row) => row.split(',')[0])).toEqual(['call', 'video', 'chat', 'email', 'outbound']);
    expect(rows.at(-1)).toBe(`outbound${','.repeat(9)},1,1,0`);
    expect(await report('day', '--date', '2026-03-10', '--tz', 'UTC', '--format', 'table')).toMatch(
      /\noutbound .* 1 +1 +0\n$/,
    );
  });
});

test('the last day that a date can name has its intervals', async () => {
  const out = await report('service', '--from', '9999-12-31', '--to', '9999-12-31', '--interval', '60', '--tz', 'UTC');
  expect(JSON.parse(out).intervals.map(({ start }: { start: string }) => start.slice(11, 13))).toEqual(
    Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
  );
});

test.each(['', 'Nope/Zone', 'UTC-3'])('where the machine says TZ="%s", days are those of UTC', async (TZ) => {
  const { status, out, err } = await kokpitProcess(['report', 'cockpit', '--db', db], '', { TZ });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  expect(JSON.parse(out)).toMatchObject({ tz: 'UTC', agents: [{ agent: 'ann' }] });
});
