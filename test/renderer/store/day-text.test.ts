// A day as people write it, in each language of the page, and back.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createDayText, dayTextOf } from '../../../renderer/store/day-text.ts';

const LATEST = '2026-11-28';
const LOCALES = ['en-GB', 'en-US', 'en-CA', 'de-DE', 'de-AT', 'tr-TR', 'tr'] as const;

describe('written', () => {
  test.each([
    ['en-GB', '22 Nov 2026'],
    ['en-US', 'Nov 22, 2026'],
    ['de-DE', '22. Nov. 2026'],
    ['tr-TR', '22 Kas 2026'],
  ])('in %s', (locale, text) => {
    expect(createDayText(locale).write('2026-11-22')).toBe(text);
  });

  test('what is no day stays as it is', () => {
    expect(createDayText('de').write('2026-02-31')).toBe('2026-02-31');
    expect(createDayText('de').write('')).toBe('');
  });
});

describe('read', () => {
  test.each([
    ['de-DE', '22.11.2026', '2026-11-22'],
    ['de-DE', '1.2.2026', '2026-02-01'],
    ['de-DE', '22 november 2026', '2026-11-22'],
    ['de-DE', '3. märz 2026', '2026-03-03'],
    ['de-DE', '3 Mar 2026', '2026-03-03'],
    ['de-DE', '3.Mai 2026', '2026-05-03'],
    ['en-GB', '01/02/2026', '2026-02-01'],
    ['en-US', '01/02/2026', '2026-01-02'],
    ['en-US', 'nov 22 2026', '2026-11-22'],
    ['en-GB', '2026 nov 22', '2026-11-22'],
    ['en-GB', '  22   NOVEMBER,2026 ', '2026-11-22'],
    ['tr-TR', '5 ŞUBAT 2026', '2026-02-05'],
    ['tr-TR', '5 subat 2026', '2026-02-05'],
    ['tr-TR', '05.02.2026', '2026-02-05'],
    ['en-US', '2026-11-22', '2026-11-22'],
    ['tr', '2026/11/22', '2026-11-22'],
    ['de', '29.2.2024', '2024-02-29'],
  ])('%s: %s', (locale, text, day) => {
    expect(createDayText(locale).read(text)).toBe(day);
  });

  test.each([
    '',
    'yesterday',
    '22',
    '22.11',
    '22.11.',
    '22.11.2',
    '22.11.20',
    '22.11.202',
    '22.11.20261',
    '31.2.2026',
    '29.2.2026',
    '0.1.2026',
    '1.13.2026',
    '1.1.1989',
    '1.1.2200',
    '1.1.2026 2026',
    'ma 3 2026',
    '3 foo 2026',
    '3 mar 2026 x',
  ])('no whole date: %j', (text) => {
    expect(createDayText('de-DE').read(text)).toBeNull();
  });

  test('each day that is written is read as the same, in each language', () => {
    const day = fc
      .date({ min: new Date('1990-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.constantFrom(...LOCALES), (one, locale) => {
        const text = createDayText(locale);
        expect(text.read(text.write(one))).toBe(one);
        expect(text.readShort(text.write(one), LATEST)).toBe(one);
      }),
      { seed: 20261128, numRuns: 400 },
    );
  });
});

describe('read in short', () => {
  test.each([
    ['de-DE', '22.11', '2026-11-22'],
    ['de-DE', '22.11.', '2026-11-22'],
    ['de-DE', '28.11.', '2026-11-28'],
    ['de-DE', '29.11.', '2025-11-29'],
    ['de-DE', '29.2.', '2024-02-29'],
    ['de-DE', '24.12.25', '2025-12-24'],
    ['en-US', '12/24', '2025-12-24'],
    ['en-GB', '24 dec', '2025-12-24'],
    ['en-US', 'nov 3', '2026-11-03'],
    ['tr-TR', '3 kas', '2026-11-03'],
  ])('%s: %s', (locale, text, day) => {
    expect(createDayText(locale).readShort(text, LATEST)).toBe(day);
  });

  test.each(['22', '32.1.', '1.13.', 'nov', '22.11.202', '30.2.', 'x'])('no day: %j', (text) => {
    expect(createDayText('de-DE').readShort(text, LATEST)).toBeNull();
  });
});

test('the fields of a page share one text for each language', () => {
  expect(dayTextOf('tr')).toBe(dayTextOf('tr'));
  expect(['tr', 'de', 'en-US'].map((locale) => dayTextOf(locale).write('2026-11-22'))).toEqual([
    '22 Kas 2026',
    '22. Nov. 2026',
    'Nov 22, 2026',
  ]);
});
