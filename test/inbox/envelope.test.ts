import { describe, expect, it } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { RATED } from '../../shared/events/meaning.ts';
import { hash32 } from '../../shared/hash.ts';
import { dataText, eventText, TIME } from './make-event.ts';

const LONGEST = 'x'.repeat(200);
const PAIR = '😀';

describe('an envelope that holds', () => {
  it('becomes an event with its time in ms', () => {
    const data = { conversation: 'c', stars: 5, more: { kept: [1] } };
    expect(decodeText(dataText('rating.given', data))).toEqual({
      ok: true,
      known: true,
      event: {
        id: 'e1',
        source: '/t',
        type: 'rating.given',
        time: TIME,
        ms: Date.UTC(2026, 2, 10, 9),
        sequence: '',
        data,
        code: RATED,
        subject: 'c',
        hash: hash32('c'),
        agent: null,
      },
    });
  });

  it.each([
    ['the longest id', { id: LONGEST }],
    ['the longest source', { source: LONGEST }],
    ['a source that is no URI', { source: 'not a uri at all' }],
    ['the longest type', { type: LONGEST }],
    ['a type called like what every object has', { type: 'constructor' }],
    ['a type called __proto__', { type: '__proto__' }],
    ['a known type in other case', { type: 'Rating.Given', data: { stars: 99 } }],
    ['a command, whatever its data', { type: 'agent.set_status', data: { agent: 7 } }],
    ['100 pairs, 200 units', { id: PAIR.repeat(100) }],
    ['a null sequence', { sequence: null }],
    ['an empty sequence', { sequence: '' }],
    ['a sequence of any length', { sequence: '9'.repeat(5000) }],
    ['attributes that the page does not name', { datacontenttype: 5, subject: null, traceparent: {}, data_base64: [] }],
  ])('%s is accepted', (_what, change) => {
    expect(decodeText(eventText(change))).toMatchObject({ ok: true, known: false });
  });

  it('keeps a sequence that is there, and takes null for absent', () => {
    const sequences = [undefined, null, '', '007'].map((sequence) => {
      const decoded = decodeText(eventText({ sequence }));
      return decoded.ok ? decoded.event.sequence : decoded.reason;
    });
    expect(sequences).toEqual(['', '', '', '007']);
  });
});

describe('an envelope that breaks the table', () => {
  const texts = ['id', 'source', 'type'];
  const badTexts = ['', 'x'.repeat(201), PAIR.repeat(101), 7, true, {}, ['x']];
  const faults: [field: string, value: unknown][] = [
    ...['specversion', 'id', 'source', 'type', 'time', 'data'].flatMap((field): [string, unknown][] => [
      [field, undefined],
      [field, null],
    ]),
    ...texts.flatMap((field) => badTexts.map((value): [string, unknown] => [field, value])),
    ...['1', '1.00', '1.0 ', '0.3', 1, 1.0].map((value): [string, unknown] => ['specversion', value]),
    ...[7, {}, ['1'], true].map((value): [string, unknown] => ['sequence', value]),
    ...[7, 'soon', '', {}].map((value): [string, unknown] => ['time', value]),
    ...[[], [{}], 'text', 7, false].map((value): [string, unknown] => ['data', value]),
  ];

  it.each(faults)('%s: %j is refused by name', (field, value) => {
    for (const type of ['rating.given', 'x.unknown']) {
      const event = {
        specversion: '1.0',
        id: 'e1',
        source: '/t',
        type,
        time: TIME,
        data: { conversation: 'c', stars: 1 },
      };
      const decoded = decodeText(JSON.stringify({ ...event, [field]: value }));
      expect(decoded).toMatchObject({ ok: false, category: 'envelope', reason: expect.stringMatching(`^${field}: `) });
    }
  });

  it.each(['[]', '[{}]', '7', '"text"', 'null', 'true'])('JSON that is no object is none: %s', (text) => {
    expect(decodeText(text)).toMatchObject({ ok: false, category: 'envelope' });
  });

  it('does not read attributes from a __proto__ key', () => {
    const hidden = `{"__proto__":${eventText()}}`;
    expect(decodeText(hidden)).toMatchObject({ ok: false, category: 'envelope' });
  });

  it('says which field, what is allowed and what was there', () => {
    const reasons = [{ id: 'x'.repeat(201) }, { specversion: 1 }, { data: null }, { time: 'soon' }].map((change) => {
      const decoded = decodeText(eventText(change));
      return decoded.ok ? '' : decoded.reason;
    });
    expect(reasons).toEqual([
      `id: must be a string of 1 to 200 characters, is "${'x'.repeat(60)}"… (201 characters)`,
      'specversion: must be "1.0", is 1',
      'data: is required (a JSON object), is null',
      'time: must be RFC 3339 with an offset or Z, such as 2026-03-10T09:00:00Z or 2026-03-10T09:00:00.250+01:00; is "soon"',
    ]);
  });

  it('comes before data that breaks its type', () => {
    const decoded = decodeText(eventText({ type: 'rating.given', data: { stars: 9 }, time: 'soon' }));
    expect(decoded).toMatchObject({ category: 'envelope' });
  });
});
