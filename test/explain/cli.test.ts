// `kokpit explain`: what it prints, and what it says to what cannot be explained.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Explanation } from '../../shared/contract/explain.ts';
import { kokpit } from '../conformance/kokpit.ts';

const CASES = fileURLToPath(new URL('../conformance/cases/', import.meta.url));
const AT = ['--at', '2026-03-10T20:00:00Z', '--tz', 'UTC'];

let folder = '';
const db = (name: string) => join(folder, `${name}.db`);
async function bring(name: string): Promise<void> {
  expect((await kokpit(['import', '--db', db(name), `${CASES}${name}.ndjson`])).status).toBe(0);
}
const RESPONSES = 'cockpit-first-response-two-and-four-minutes';
const CALLS = 'companies-calls-and-talk';
const TRANSFERRED = 'cockpit-transferred';
const explain = (name: string, args: readonly string[]) => kokpit(['explain', ...args, '--db', db(name)]);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kokpit-explain-cli-'));
  await bring(RESPONSES);
  await bring(TRANSFERRED);
  await bring(CALLS);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an average', () => {
  const figure = 'agents[agent=okan].first_response_avg_s';

  test('is the mean of its samples, each with its two events, and stands beside the other basis', async () => {
    const ended = await explain(RESPONSES, ['cockpit', figure, ...AT]);
    const found = JSON.parse(ended.out) as Explanation;
    const { report, value, kind, unit, formula, beside, parts } = found;
    expect({ report, value, kind, unit, formula, beside }).toEqual({
      report: 'cockpit',
      value: 180,
      kind: 'average',
      unit: 's',
      formula: '(120 s + 240 s) / 2 = 180 s',
      beside: {
        what: 'the same responses from the opening of their conversations',
        value: 210,
        formula: '420 s / 2 = 210 s',
        formula_parts: [
          { value: 420, unit: 's' },
          { sign: ' / ' },
          { value: 2, unit: null },
          { sign: ' = ' },
          { value: 210, unit: 's' },
        ],
      },
    });
    expect(parts.map(({ name, count, items }) => [name, count, items.length])).toEqual([['samples', 2, 2]]);
    expect(parts[0]?.items[0]).toMatchObject({
      conversation: 'ozge',
      agent: 'okan',
      value: 120,
      from: '2026-03-10T10:00:00.000Z',
      to: '2026-03-10T10:02:00.000Z',
      from_event: { type: 'conversation.assigned', source: '/t', id: 'e003' },
      event: { type: 'message.sent', source: '/t', id: 'e004' },
    });
  });

  test('as CSV is a line for each sample, under a header', async () => {
    const { out } = await explain(RESPONSES, ['cockpit', figure, ...AT, '--format', 'csv']);
    const lines = out.trimEnd().split('\r\n');
    expect(lines.length).toBe(3);
    expect(lines[0]).toBe(
      'list,reason,conversation,kind,channel,product,company,group,agent,time,value,from,to,since_opened_s,note,event,source,id',
    );
    expect(lines[1]).toContain('samples,,ozge,chat,web');
  });

  test('at a terminal is said in words above its table', async () => {
    const ended = await kokpit(['explain', 'cockpit', figure, ...AT, '--db', db(RESPONSES)], { outIsTerminal: true });
    const [head, rule, formula] = ended.out.split('\n');
    expect([head, formula]).toEqual([`cockpit ${figure} = 180`, '(120 s + 240 s) / 2 = 180 s']);
    expect(rule).toMatch(/^The mean time to the first response\./);
    expect(ended.out).toMatch(/^list +reason +conversation/m);
  });
});

test('what does not count is there with its reason', async () => {
  const found = JSON.parse((await explain(TRANSFERRED, ['cockpit', 'totals.transferred', ...AT])).out) as Explanation;
  expect(found.parts[0]?.count).toBe(found.value);
  expect(found.left_out.length).toBeGreaterThan(0);
  expect(found.left_out.flatMap(({ items }) => items.map(({ event }) => event?.type))).toContain(
    'conversation.assigned',
  );
});

describe('what only the pages show is explained by the same flags', () => {
  const told = async (args: readonly string[]) => {
    const { report, figure, value, parts } = JSON.parse((await explain(CALLS, args)).out) as Explanation;
    return [
      report,
      figure,
      value,
      parts.map(({ items }) => items.map(({ conversation, company }) => conversation ?? company)),
    ];
  };
  const period = [
    '--from',
    '2026-03-09',
    '--to',
    '2026-03-10',
    '--company',
    'k',
    '--at',
    '2026-03-12T00:00:00Z',
    '--tz',
    'UTC',
  ];

  test.each<[figure: string, value: number, items: readonly (readonly string[])[]]>([
    ['days[date=2026-03-10].calls_in', 1, [['a']]],
    ['days[date=2026-03-09].calls_in', 0, [[]]],
    ['people[contact=null].inbound_talk_s', 300, [['a']]],
    ['rank', 1, [['k']]],
    ['summary.hotline.share', 50, [['a'], ['c', 'a']]],
  ])('%s of a company', async (figure, value, items) => {
    expect(await told(['companies', figure, ...period])).toEqual(['companies', figure, value, items]);
  });

  test('shares and call-backs of a day; a company’s page only with --company', async () => {
    const day = ['--date', '2026-03-10', ...AT];
    expect(await told(['day', 'call.lost_share', ...day])).toEqual([
      'day',
      'call.lost_share',
      0.5,
      [['b'], ['a', 'b']],
    ]);
    expect(await told(['day', 'call_backs.open', ...day])).toEqual(['day', 'call_backs.open', 1, [['b']]]);
    const all = period.filter((word) => word !== '--company' && word !== 'k');
    expect(await explain(CALLS, ['companies', 'days[0].chats', ...all])).toMatchObject({
      ...{ status: 2, err: expect.stringContaining('the report has no "days"') },
    });
  });
});

test('a figure may stand behind the flags as well', async () => {
  const before = await explain(RESPONSES, ['cockpit', 'totals.active', ...AT]);
  const behind = await explain(RESPONSES, ['cockpit', ...AT, 'totals.active']);
  expect(behind).toEqual(before);
});

describe('what cannot be explained is said in words', () => {
  test.each<[string, string]>([
    ['agents[agent=okam].active', 'agents has no agent=okam; did you mean okan?'],
    ['agents[agent=somebody].active', 'agents has no agent=somebody; it has okan.'],
    ['agents[name=Okan].activ', 'agents[name=Okan] has no "activ"; did you mean active?'],
    ['agents[9].active', 'agents has 1 entries, from 0 on: there is no [9].'],
    ['agents[colour=red].active', 'The entries of agents have no "colour"; name one such as [0] or [agent=okan].'],
    ['agents.active', 'agents is a list; name one of its entries, such as [0] or [agent=okan].'],
    ['agents', '"agents" is a list; name one of its entries, such as [0] or [agent=okan].'],
    ['by_status', '"by_status" holds several figures; name one: online, offline, break, invisible.'],
    ['totals[0]', 'totals is no list; it has first_response_avg_s'],
    ['totals.active.deeper', 'totals.active is 2: nothing is below it.'],
    ['totals..active', '"totals..active" is no path: character 7 cannot be read.'],
    ['agents[0].name', '"agents[0].name" is "Okan": that is no figure, there is nothing to explain.'],
    ['at', '"at" is "2026-03-10T20:00:00.000Z": that is no figure, there is nothing to explain.'],
    ['totals.constructor', 'totals has no "constructor"; it has first_response_avg_s'],
  ])('%s', async (figure, words) => {
    const ended = await explain(RESPONSES, ['cockpit', figure, ...AT]);
    expect({ status: ended.status, out: ended.out }).toEqual({ status: 2, out: '' });
    expect(ended.err).toContain(`kokpit: ${words}`);
  });

  test('an unknown report, a missing figure, and the flags that a report refuses', async () => {
    const unknown = await explain(RESPONSES, ['cokpit', 'totals.active']);
    expect([unknown.status, unknown.err]).toEqual([2, expect.stringContaining('Did you mean cockpit?')]);
    const missing = await explain(RESPONSES, ['cockpit']);
    expect([missing.status, missing.err]).toEqual([2, expect.stringContaining("missing required argument 'figure'")]);
    const late = ['companies', 'rows[0].load', '--from', '2026-03-10', '--to', '2026-03-01'];
    expect(await explain(RESPONSES, late)).toMatchObject({ status: 2, err: expect.stringContaining('is after') });
  });
});

test('--help names every report, with a figure of each', async () => {
  const { status, out } = await kokpit(['explain', '--help']);
  expect(status).toBe(0);
  for (const report of ['cockpit', 'quality', 'companies', 'service', 'day'])
    expect(out).toMatch(new RegExp(`^  ${report} `, 'm'));
});
