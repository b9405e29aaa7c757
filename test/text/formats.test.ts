import { describe, expect, test } from 'vitest';
import { clockText, durationParts } from '../../shared/text/duration.ts';
import { createFormats } from '../../shared/text/formats.ts';

/** Blanks that do not break, as plain ones. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}

describe('durations', () => {
  test.each([
    [0, '0 s'],
    [4.4, '4 s'],
    [59.4, '59 s'],
    [59.6, '1 m'],
    [130, '2 m 10 s'],
    [180, '3 m'],
    [3_599.7, '1 h'],
    [3_900, '1 h 5 m'],
    [86_399, '24 h'],
    [90_000, '25 h'],
    [172_740, '47 h 59 m'],
    [172_799, '2 d'],
    [187_200, '2 d 4 h'],
    [-5, '0 s'],
  ])('%d s are said %j', (seconds, said) => {
    expect(plain(createFormats('en', 'UTC').duration(seconds))).toBe(said);
  });

  test('the units are of the language', () => {
    const said = ['en', 'tr', 'de'].map((locale) => plain(createFormats(locale, 'UTC').duration(3_900)));
    expect(said).toEqual(['1 h 5 m', '1 sa 5 dk', '1 Std 5 Min']);
  });

  test('a running clock shows whole seconds, hours without a bound', () => {
    expect([0, 9.9, 252, 3_852, 360_000, -1].map(clockText)).toEqual([
      '0:00',
      '0:09',
      '4:12',
      '1:04:12',
      '100:00:00',
      '0:00',
    ]);
  });

  test('never more than two neighbouring units', () => {
    expect(durationParts(180_184)).toEqual([
      { value: 2, unit: 'd' },
      { value: 2, unit: 'h' },
    ]);
  });
});

describe('numbers and times', () => {
  test('numbers are grouped as the language does', () => {
    expect(['en', 'tr', 'de'].map((locale) => createFormats(locale, 'UTC').count(1_284_930))).toEqual([
      '1,284,930',
      '1.284.930',
      '1.284.930',
    ]);
  });

  test('the sign of percent stands first in Turkish only', () => {
    expect(['en', 'tr', 'de'].map((locale) => createFormats(locale, 'UTC').signFirst)).toEqual([false, true, false]);
  });

  test('times are of the zone, around midnight too', () => {
    const ms = Date.UTC(2026, 10, 23, 21, 0, 5);
    const formats = createFormats('en-GB', 'Europe/Istanbul');
    expect([formats.time(ms), formats.timeSeconds(ms)]).toEqual(['00:00', '00:00:05']);
  });

  test('a moment of another day has its date, of another year its year', () => {
    const formats = createFormats('en-GB', 'UTC');
    const now = Date.UTC(2026, 10, 23, 21, 0);
    expect([formats.moment(now - 3_600_000, now), plain(formats.moment(now - 86_400_000, now))]).toEqual([
      '20:00',
      '22 Nov, 21:00',
    ]);
    // Six years before, the 23rd of November was a Monday as well.
    expect(plain(formats.moment(Date.UTC(2020, 10, 23, 21, 0), now))).toBe('23 Nov 2020, 21:00');
  });

  test('sizes in the unit that a person would choose', () => {
    const formats = createFormats('en', 'UTC');
    expect([0, 900, 4_300, 412e6, 5e9].map((n) => plain(formats.bytes(n)))).toEqual([
      '0 byte',
      '900 byte',
      '4.2 kB',
      '393 MB',
      '4.7 GB',
    ]);
  });
});
