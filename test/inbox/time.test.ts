import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { parseTime, timeFault } from '../../shared/events/rfc3339.ts';
import { eventText } from './make-event.ts';

const AT = Date.UTC(2026, 2, 10, 9, 0, 0);

describe('a time of RFC 3339', () => {
  it.each([
    ['2026-03-10T09:00:00Z', AT],
    ['2026-03-10t09:00:00z', AT],
    ['2026-03-10T09:00:00+00:00', AT],
    ['2026-03-10T09:00:00-00:00', AT],
    ['2026-03-10T10:30:00+01:30', AT],
    ['2026-03-10T03:30:00-05:30', AT],
    ['2026-03-11T08:59:00+23:59', AT],
    ['2026-03-09T09:01:00-23:59', AT],
    ['2026-03-10T09:00:00.1Z', AT + 100],
    ['2026-03-10T09:00:00.12Z', AT + 120],
    ['2026-03-10T09:00:00.123Z', AT + 123],
    ['2026-03-10T09:00:00.1239Z', AT + 123],
    ['2026-03-10T09:00:00.999999999+00:00', AT + 999],
    [`2026-03-10T09:00:00.${'9'.repeat(5000)}Z`, AT + 999],
    ['2024-02-29T23:59:59Z', Date.UTC(2024, 1, 29, 23, 59, 59)],
    ['2000-02-29T00:00:00Z', Date.UTC(2000, 1, 29)],
    ['1969-12-31T23:59:59.9999Z', -1],
    ['1970-01-01T00:00:00Z', 0],
    ['0000-02-29T00:00:00Z', Date.parse('0000-02-29T00:00:00Z')],
    ['0001-01-01T00:00:00Z', Date.parse('0001-01-01T00:00:00Z')],
    ['9999-12-31T23:59:59.999Z', Date.parse('9999-12-31T23:59:59.999Z')],
  ])('%s is read, cut to the ms', (text, ms) => {
    expect(parseTime(text)).toBe(ms);
  });

  it('is read as the engine reads it, wherever the engine goes by the RFC', () => {
    const anyTime = fc.record({
      ms: fc.integer({ min: Date.parse('0001-01-02T00:00:00Z'), max: Date.parse('9999-12-30T00:00:00Z') }),
      offset: fc.integer({ min: -1439, max: 1439 }),
    });
    fc.assert(
      fc.property(anyTime, ({ ms, offset }) => {
        const local = new Date(ms + offset * 60_000).toISOString().slice(0, -1);
        const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
        const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
        expect(parseTime(`${local}${offset < 0 ? '-' : '+'}${hours}:${minutes}`)).toBe(ms);
      }),
      { seed: 2026, numRuns: 2000 },
    );
  });

  it.each([
    ['no offset', '2026-03-10T09:00:00'],
    ['only a date', '2026-03-10'],
    ['a space between date and time', '2026-03-10 09:00:00Z'],
    ['no seconds', '2026-03-10T09:00Z'],
    ['a fraction without digits', '2026-03-10T09:00:00.Z'],
    ['a comma before the fraction', '2026-03-10T09:00:00,5Z'],
    ['a leap second', '2026-12-31T23:59:60Z'],
    ['second 61', '2026-03-10T09:00:61Z'],
    ['minute 60', '2026-03-10T09:60:00Z'],
    ['hour 24', '2026-03-10T24:00:00Z'],
    ['month 0', '2026-00-10T09:00:00Z'],
    ['month 13', '2026-13-10T09:00:00Z'],
    ['day 0', '2026-03-00T09:00:00Z'],
    ['day 32', '2026-03-32T09:00:00Z'],
    ['31 April', '2026-04-31T09:00:00Z'],
    ['31 June', '2026-06-31T09:00:00Z'],
    ['31 September', '2026-09-31T09:00:00Z'],
    ['31 November', '2026-11-31T09:00:00Z'],
    ['30 February', '2024-02-30T09:00:00Z'],
    ['29 February of no leap year', '2026-02-29T09:00:00Z'],
    ['29 February of 1900', '1900-02-29T09:00:00Z'],
    ['an offset of 24 hours', '2026-03-10T09:00:00+24:00'],
    ['an offset of 60 minutes', '2026-03-10T09:00:00+00:60'],
    ['an offset without a colon', '2026-03-10T09:00:00+0100'],
    ['an offset of hours', '2026-03-10T09:00:00+01'],
    ['a sign of its own', '2026-03-10T09:00:00−01:00'],
    ['Z and an offset', '2026-03-10T09:00:00Z+01:00'],
    ['something behind', '2026-03-10T09:00:00Z '],
    ['something before', ' 2026-03-10T09:00:00Z'],
    ['a year of five digits', '12026-03-10T09:00:00Z'],
    ['a year with a sign', '+002026-03-10T09:00:00Z'],
    ['digits of another script', '２０２６-03-10T09:00:00Z'],
    ['one digit in the month', '2026-3-10T09:00:00Z'],
    ['dots in the date', '2026.03.10T09:00:00Z'],
    ['dots in the time', '2026-03-10T09.00.00Z'],
    ['nothing', ''],
    ['words', 'soon'],
  ])('%s is refused', (_what, time) => {
    expect(parseTime(time)).toBeNaN();
    expect(decodeText(eventText({ time }))).toMatchObject({
      ok: false,
      category: 'envelope',
      reason: expect.stringContaining('time: '),
    });
  });

  it('says what is wrong with it', () => {
    expect(timeFault('2026-03-10T09:00:60Z')).toContain('leap second');
    expect(timeFault('2026-02-29T09:00:00Z')).toContain('a day that its month has');
    expect(timeFault('2026-13-10T09:00:00Z')).toContain('a month from 01 to 12');
    expect(timeFault('2026-03-10T25:00:00Z')).toContain('a time of day');
    expect(timeFault('2026-03-10T09:00:00+24:00')).toContain('an offset from');
    expect(timeFault('tomorrow')).toContain('such as');
  });
});
