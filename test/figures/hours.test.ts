import { describe, expect, test } from 'vitest';
import { createDays } from '../../electron/figures/days.ts';
import { deadlines } from '../../electron/figures/hours.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';

const by = (came: string, tz = 'UTC', hours = DEFAULT_HOURS) => {
  const ms = deadlines(hours, createDays(tz))(Date.parse(came));
  return ms === null ? null : new Date(ms).toISOString();
};

describe('an e-mail must be answered by', () => {
  test.each([
    ['before the end of its own working day', '2026-03-10T17:59:59.999Z', '2026-03-10T18:00:00.000Z'],
    ['the next day where it came at the end', '2026-03-10T18:00:00.000Z', '2026-03-11T18:00:00.000Z'],
    ['before work begins, that day', '2026-03-10T03:00:00.000Z', '2026-03-10T18:00:00.000Z'],
    ['Monday where it came on Saturday', '2026-03-14T10:00:00.000Z', '2026-03-16T18:00:00.000Z'],
  ])('%s', (_, came, deadline) => {
    expect(by(came)).toBe(deadline);
  });

  test('holidays are no working days', () => {
    expect(by('2026-12-24T19:00Z', 'UTC', { ...DEFAULT_HOURS, holidays: ['2026-12-25'] })).toBe(
      '2026-12-28T18:00:00.000Z',
    );
  });

  test('the end of the last interval, midnight as 24:00', () => {
    expect(by('2026-03-10T20:00Z', 'UTC', { week: { tue: ['09:00-12:00', '13:00-24:00'] }, holidays: [] })).toBe(
      '2026-03-11T00:00:00.000Z',
    );
  });

  test('a skipped local time takes the offset before, one that comes twice is the first', () => {
    const until = (end: string) => ({ week: { sun: [`00:00-${end}`] }, holidays: [] });
    expect(by('2026-03-29T00:00Z', 'Europe/Berlin', until('02:30'))).toBe('2026-03-29T01:30:00.000Z');
    expect(by('2026-10-24T23:30Z', 'Europe/Berlin', until('02:30'))).toBe('2026-10-25T00:30:00.000Z');
  });

  test('never, without any working day', () => {
    expect(by('2026-03-10T10:00Z', 'UTC', { week: {}, holidays: [] })).toBeNull();
  });
});
