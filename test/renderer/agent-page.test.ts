// The agent's page in the address, and what it asks the core for: a day again every second while it goes on.
import { expect, test } from 'vitest';
import { agentDayAskOf } from '../../renderer/store/agent-day-store.ts';
import { agentPage, formatHash, parseHash, START } from '../../renderer/store/route.ts';
import type { AgentDayAsk } from '../../shared/contract/views.ts';

test('has an address of its own, with its day, order and shape', () => {
  const address = '#/agent?q=web&agent=a-7&date=2026-11-20&order=-resolution_s&as=table';
  const route = parseHash(address);
  expect([route.page, route.agent, route.date, route.query]).toEqual(['agent', 'a-7', '2026-11-20', 'web']);
  expect([route.report.order, route.report.shape]).toEqual([{ column: 'resolution_s', descending: true }, 'table']);
  expect(formatHash(route)).toBe(address);
});

test('begins with today, without what was searched and sorted elsewhere', () => {
  const elsewhere = parseHash('#/quality?q=ana&by=agent&order=-rating&product=p-1');
  expect(formatHash({ ...elsewhere, ...agentPage('a-7', null) })).toBe('#/agent?product=p-1&agent=a-7');
  expect(formatHash({ ...START, ...agentPage('a-7', '2026-11-20') })).toBe('#/agent?agent=a-7&date=2026-11-20');
});

test('of no other page is the date a day of an agent', () => {
  expect(parseHash('#/day?date=2026-11-20').date).toBe(null);
  expect(formatHash({ ...parseHash('#/agent?agent=a-7&date=2026-11-20'), page: 'cockpit' })).toBe(
    '#/cockpit?agent=a-7',
  );
});

test('asks for its day, and what is no day the core judges', () => {
  const asked = (hash: string): AgentDayAsk | null => agentDayAskOf(parseHash(hash), '2026-11-25');
  expect(
    ['#/agent?agent=a-7', '#/agent?agent=a-7&date=2026-11-31', '#/agent', '#/cockpit?agent=a-7'].map(asked),
  ).toEqual([{ agent: 'a-7', date: '2026-11-25' }, { agent: 'a-7', date: '2026-11-31' }, null, null]);
});
