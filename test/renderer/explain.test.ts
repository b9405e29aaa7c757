import { describe, expect, test } from 'vitest';
import { explainAskOf, movedTo, valueOnPage } from '../../renderer/store/explain-ask.ts';
import { arrangeItems, columnsOf, rowsOf, SHEET_HEAD, sheetRow, subjectOf } from '../../renderer/store/explain-rows.ts';
import { nameOfFigure } from '../../renderer/store/figure-words.ts';
import { AGENT_CELLS, agentFigure, SUM_CELLS, stepCell, sumFigure } from '../../renderer/store/grid-cells.ts';
import { type Address, Navigation } from '../../renderer/store/navigation.ts';
import { PanelStore } from '../../renderer/store/panel-store.ts';
import { companyPage, formatHash, parseHash, START } from '../../renderer/store/route.ts';
import type { ExplainItem } from '../../shared/contract/explain.ts';
import { entryOf, stepsOf, valueAt } from '../../shared/figure-path.ts';
import { createSearch } from '../../shared/text/fold.ts';
import { settle } from './hand-clock.ts';

const NAMES = {
  agent: { a: 'Ana', b: 'Zoë' },
  group: {},
  product: { p: 'Acme' },
  company: { c: 'Çınar' },
  contact: {},
};

function item(change: Partial<ExplainItem>): ExplainItem {
  return {
    conversation: null,
    kind: 'chat',
    channel: 'web',
    product: 'p',
    company: null,
    group: null,
    agent: null,
    time: null,
    value: 1,
    from: null,
    to: null,
    from_event: null,
    event: null,
    since_opened_s: null,
    note: null,
    ...change,
  };
}

describe('the address of an explanation and of a story', () => {
  test.each([
    '#/cockpit?explain=totals.active&conversation=c-17',
    '#/day?explain=call.service_level&T=30',
    '#/cockpit?explain=totals.active&of=%7B%22report%22%3A%22cockpit%22%2C%22agent%22%3A%5B%22a%22%5D%7D',
    '#/agent?agent=a&explain=totals.active&of_at=1795000000000',
  ])('is the same after reading and writing: %s', (hash) => {
    expect(formatHash(parseHash(hash))).toBe(hash);
  });

  test('what cannot be read in it is left out', () => {
    expect(formatHash(parseHash('#/cockpit?explain=totals.active&of=%7B&of_at=x'))).toBe(
      '#/cockpit?explain=totals.active',
    );
  });

  test('asks for the page’s own report unless it names another', () => {
    const page = parseHash('#/quality?period=yesterday&explain=totals.feedback_count&group=g');
    expect(explainAskOf(page, '2026-11-25')).toEqual({
      ask: {
        report: 'quality',
        by: 'group',
        from: '2026-11-24',
        to: '2026-11-24',
        product: [],
        channel: [],
        group: ['g'],
      },
      at: null,
      figure: 'totals.feedback_count',
    });
    expect(explainAskOf(START, '2026-11-25')).toBeNull();
  });
});

test('another page closes what was opened over this one', () => {
  const written: string[] = [];
  const address: Address = {
    hash: () => '#/cockpit?explain=totals.active&conversation=c-1',
    push: (hash) => void written.push(hash),
    replace: () => undefined,
    onChange: () => undefined,
  };
  const navigation = new Navigation(address);
  navigation.go({ query: 'ana' });
  navigation.go({ page: 'day', query: '' });
  expect(written).toEqual(['#/cockpit?q=ana&explain=totals.active&conversation=c-1', '#/day']);
});

test('a company’s page, and the way back to all, close what was opened over the other', () => {
  const all = parseHash('#/companies?explain=summary.hotline.value&conversation=c-1&period=31&q=bolt');
  const one = { ...all, ...companyPage(all.report, 'co-7') };
  expect(formatHash(one)).toBe('#/companies?period=31&company=co-7');
  const opened = { ...one, explain: { figure: 'rows[0].load', ask: null, at: null } };
  expect(formatHash({ ...opened, ...companyPage(opened.report, null) })).toBe('#/companies?period=31');
});

describe('a path', () => {
  const report = {
    rows: [
      { key: 'x]y', n: 1 },
      { key: null, n: 2 },
    ],
    totals: { n: 3 },
  };

  test('of an entry is found again, whatever is in its name', () => {
    for (const [key, n] of [
      ['x]y', 1],
      [null, 2],
    ] as const) {
      expect(valueAt(report, entryOf('rows', 'key', key, 'n'))).toBe(n);
    }
    expect([valueAt(report, 'rows[0].n'), valueAt(report, 'rows#'), valueAt(report, 'rows[key=z].n')]).toEqual([
      1,
      2,
      undefined,
    ]);
    expect(stepsOf('rows[')).toBe(4);
  });

  test('an agent whose id is the text null is found where no entry has null itself, which goes before', () => {
    const agents = [
      { agent: 'ann', n: 1 },
      { agent: 'null', n: 2 },
    ];
    expect(valueAt({ agents }, entryOf('agents', 'agent', 'null', 'n'))).toBe(2);
    expect(valueAt({ agents: [...agents, { agent: null, n: 3 }] }, 'agents[agent=null].n')).toBe(3);
  });

  test('has a name with whose it is', () => {
    expect(nameOfFigure('cockpit', 'agents[agent=a].first_response_avg_s')).toEqual({
      title: 'column.first_response',
      of: null,
      row: { key: 'agent', value: 'a' },
      date: null,
    });
    expect(nameOfFigure('companies', 'summary.hotline.value')).toEqual({
      title: 'companies.hotline',
      of: null,
      row: null,
      date: null,
    });
    expect(nameOfFigure('companies', 'days[date=2026-11-20].others')).toMatchObject({
      ...{ title: 'companies.others', row: null, date: '2026-11-20' },
    });
    expect(nameOfFigure('day', 'tea.offered')).toEqual({ title: 'day.offered', of: null, row: null, date: null });
    expect(nameOfFigure('day', 'call.tea')).toBeNull();
  });
});

describe('a list', () => {
  const rows = rowsOf(
    [
      item({ conversation: 'c-1', agent: 'b', from: '2026-01-01T10:00:00Z', to: '2026-01-01T10:02:00Z', value: 120 }),
      item({ conversation: 'c-2', agent: 'a', from: '2026-01-01T10:00:00Z', to: '2026-01-01T10:04:00Z', value: 240 }),
      item({ conversation: 'c-3', company: 'c', value: 10 }),
    ],
    NAMES,
  );
  const arrange = (query: string, column: string | null, descending = false) =>
    arrangeItems({
      rows,
      order: column === null ? null : { column, descending },
      search: createSearch(query, 'en'),
      compare: (a, b) => a.localeCompare(b),
    }).map((row) => row.item.conversation);

  test('keeps the core’s order until a column is chosen; no value stands last either way', () => {
    expect(arrange('', null)).toEqual(['c-1', 'c-2', 'c-3']);
    expect(arrange('', 'seconds', true)).toEqual(['c-2', 'c-1', 'c-3']);
    expect(arrange('', 'agent')).toEqual(['c-2', 'c-1', 'c-3']);
  });

  test('is searched by names as the cockpit is', () => {
    expect([arrange('zoe', null), arrange('cinar', null), arrange('acme', null).length]).toEqual([['c-1'], ['c-3'], 3]);
  });

  test('its first column is named after what it lists', () => {
    const of = (...changes: Partial<ExplainItem>[]) => subjectOf(rowsOf(changes.map(item), NAMES));
    expect([
      of({ conversation: 'c-1' }, { company: 'c' }),
      of({ company: 'c' }),
      of({ channel: null, agent: 'a', note: 'break' }),
      of({ channel: 'web' }),
    ]).toEqual(['conversation', 'company', 'status', 'landing']);
  });

  test('shows the columns that say something, and its file has all', () => {
    expect(columnsOf(rows, 's')).toEqual(['conversation', 'agent', 'seconds']);
    expect(sheetRow(rows[0] as (typeof rows)[number]).length).toBe(SHEET_HEAD.length);
  });
});

describe('the figures of the grid', () => {
  test('are walked to the last and back to the row', () => {
    expect(stepCell(SUM_CELLS, null, 1)).toBe('first_response');
    expect(stepCell(SUM_CELLS, 'transferred', 1)).toBe('transferred');
    expect(stepCell(AGENT_CELLS, 'status', -1)).toBeNull();
  });

  test('of a search are of the agents found, and of nobody not at all', () => {
    const route = { ...START, channel: ['web'] };
    expect(agentFigure('a]1', 'load')).toEqual({ figure: 'agents[agent=a]]1].active', ask: null, at: null });
    expect(sumFigure(route, 'break', 'active', null)).toEqual({ figure: 'tables.break.active', ask: null, at: null });
    expect(sumFigure(route, null, 'active', ['a'])).toEqual({
      figure: 'totals.active',
      ask: { report: 'cockpit', product: [], channel: ['web'], group: [], agent: ['a'] },
      at: null,
    });
    expect(sumFigure(route, null, 'active', [])).toBeNull();
    expect(sumFigure(route, 'break', 'count', null)).toEqual({ figure: 'by_status.break', ask: null, at: null });
    expect(sumFigure(route, 'break', 'count', ['a'])).toEqual({
      figure: 'by_status.break',
      ask: { report: 'cockpit', product: [], channel: ['web'], group: [], agent: ['a'] },
      at: null,
    });
    expect(sumFigure(route, null, 'count', null)).toBeNull();
  });
});

test('the number on the page is compared, unless it ticks or is another report’s', () => {
  const cockpit = { totals: { active: 3 }, strip: null, byStatus: { online: 4 }, entries: new Map() };
  const on = (hash: string) => valueOnPage(parseHash(hash), cockpit as never, null);
  expect([
    on('#/cockpit?explain=totals.active'),
    on('#/cockpit?explain=by_status.online'),
    on('#/cockpit?explain=strip.waiting_longest_s'),
    on('#/cockpit?explain=totals.active&of=%7B%7D'),
    on('#/cockpit'),
  ]).toEqual([3, 4, undefined, undefined, undefined]);
});

test('an answer that was overtaken is dropped, and one to another question is never shown for this one', async () => {
  const answers: ((text: string) => void)[] = [];
  const reads: ((read: number) => void)[] = [];
  const navigation = new Navigation({
    hash: () => '#/cockpit?conversation=c-1',
    push: () => undefined,
    replace: () => undefined,
    onChange: () => undefined,
  });
  const store = new PanelStore<string, string>({
    request: (_ask, _signal, onRead) => {
      reads.push(onRead);
      return new Promise((resolve) => void answers.push(resolve));
    },
    navigation,
    askOf: (route) => route.conversation,
  });
  store.start();
  store.linked();
  reads[0]?.(1_000);
  expect(store.state.getState().read).toBe(1_000);
  navigation.go({ conversation: 'c-2' });
  reads[0]?.(2_000);
  answers[0]?.('story 1');
  await settle();
  expect(store.state.getState()).toEqual({ ask: 'c-2', answer: null, refusal: null, asking: true, read: null });
  answers[1]?.('story 2');
  await settle();
  expect(store.state.getState()).toEqual({ ask: 'c-2', answer: 'story 2', refusal: null, asking: false, read: null });
  navigation.go({ conversation: null });
  expect(store.state.getState()).toEqual({ ask: null, answer: null, refusal: null, asking: false, read: null });
});

test('a figure has moved on where it reads otherwise', () => {
  const said = (value: number): string => `${Math.round(value)} s`;
  expect(movedTo(57.4, 56.9, said)).toBeNull();
  expect(movedTo(57.6, 56.9, said)).toBe('58 s');
  expect(movedTo(57, 57, said)).toBeNull();
  expect(movedTo(undefined, 57, said)).toBeNull();
});
