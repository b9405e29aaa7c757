import { describe, expect, test } from 'vitest';
import { checkHours, DEFAULT_HOURS, isFaulty, saidOfFault } from '../../shared/hours.ts';
import { hoursFileText, jsonLine, readHoursFile } from '../../shared/hours-file.ts';
import { sayIn } from '../../shared/words/said.ts';

describe('working hours that do not hold are named', () => {
  test.each([
    [[], 'object', '"week"'],
    [{ week: [] }, 'week', '"week"'],
    [{ week: { monday: [] } }, 'weekday', '"monday"'],
    [{ week: { mon: '09:00-18:00' } }, 'day', '"week.mon"'],
    [{ week: { tue: ['18:00-09:00'] } }, 'order', '18:00-09:00'],
    [{ week: { tue: ['09:00-09:00'] } }, 'order', '09:00-09:00'],
    [{ week: { tue: ['9:00-18:00'] } }, 'interval', '9:00-18:00'],
    [{ week: { tue: ['09:00-24:01'] } }, 'interval', '24:01'],
    [{ week: { tue: ['09:60-18:00'] } }, 'interval', '09:60'],
    [{ week: { tue: [null] } }, 'interval', 'null'],
    [{ week: {}, holidays: ['2026-02-30'] }, 'date', '2026-02-30'],
    [{ week: {}, holidays: ['2026-2-03'] }, 'date', '2026-2-03'],
    [{ week: {}, holidays: '2026-02-03' }, 'holidays', '"holidays"'],
  ])('%j', (hours, code, named) => {
    const checked = checkHours(hours);
    if (!isFaulty(checked)) throw new Error('it was taken');
    expect([checked.length, checked[0]?.code]).toEqual([1, code]);
    expect(checked.map((fault) => sayIn('en', saidOfFault(fault))).join()).toContain(named);
  });

  test('all at once, each with its place', () => {
    const checked = checkHours({ week: { mon: ['09:00-18:00', '1'], sun: 5 }, holidays: ['2026-12-25', 7] });
    expect(isFaulty(checked) && checked.map(({ path }) => path)).toEqual([
      ['week', 'mon', 1],
      ['week', 'sun'],
      ['holidays', 1],
    ]);
  });

  test('what holds is taken, and what is left out is no working time', () => {
    expect(checkHours({ week: { mon: ['00:00-24:00'] } })).toEqual({ week: { mon: ['00:00-24:00'] }, holidays: [] });
    expect(checkHours({})).toEqual({ week: {}, holidays: [] });
  });
});

describe('a file of working hours', () => {
  const BROKEN = `{
  "week": {
    "mon": ["09:00-18:00"],
    "tue": [
      "09:00-12:00",
      "18:00-13:00"
    ]
  },
  "holidays": ["2026-12-25",
    "2026-13-01"]
}`;

  test('names the line of everything that does not hold', () => {
    expect(readHoursFile(BROKEN)).toMatchObject([
      { code: 'order', line: 6, value: '"18:00-13:00"' },
      { code: 'date', line: 10, value: '"2026-13-01"' },
    ]);
  });

  test('names the line from which it is no JSON', () => {
    expect(readHoursFile('{\n "week": {\n  "mon": [09:00]\n')).toMatchObject([{ code: 'json', line: 3 }]);
    expect(readHoursFile('{\n "week": {\n')).toMatchObject([{ code: 'json', line: 3 }]);
    expect(readHoursFile('')).toMatchObject([{ code: 'json', line: 1 }]);
  });

  test('is written so that it is read back the same', () => {
    const hours = { week: { mon: ['09:00-12:00', '13:00-18:00'], sun: [] }, holidays: ['2026-12-25', '2027-01-01'] };
    expect(readHoursFile(hoursFileText(hours))).toEqual(hours);
    expect(readHoursFile(`\uFEFF${hoursFileText(DEFAULT_HOURS)}`)).toEqual(DEFAULT_HOURS);
    expect(readHoursFile(hoursFileText({ week: {}, holidays: [] }))).toEqual({ week: {}, holidays: [] });
  });

  test('of equal keys the last counts, and texts are stepped over whole', () => {
    const text = '{"a":"}]\\"",\n"week":1,\n"b":[{},[],-1.5e3,true],\n"week":2}';
    expect([jsonLine(text, ['week']), jsonLine(text, ['b', 2]), jsonLine(text, [])]).toEqual([4, 3, 1]);
  });
});
