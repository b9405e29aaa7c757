import { describe, expect, it } from 'vitest';
import { batchDecoder, decodeLine, decodeText } from '../../electron/source/inbox/decode.ts';
import { EVENT_MAX_BYTES } from '../../electron/source/inbox/limits.ts';
import { splitLines } from '../../electron/source/inbox/lines.ts';
import type { Decoded } from '../../shared/events/event.ts';
import { dataText, eventText } from './make-event.ts';

/** An event of exactly so many bytes, `fill` over and over in a field that nobody names. */
function eventOf(bytes: number, fill = 'x'): string {
  const empty = eventText({ data: { pad: '' } });
  const left = bytes - Buffer.byteLength(empty);
  const fills = Math.floor(left / Buffer.byteLength(fill));
  const text = eventText({ data: { pad: fill.repeat(fills) } });
  return text + ' '.repeat(bytes - Buffer.byteLength(text));
}

/** What every way in says of one line. */
function everyWay(bytes: Uint8Array): Decoded[] {
  const batches = splitLines(bytes);
  return [
    decodeLine(bytes),
    ...batches.flatMap((batch) => batch.starts.map((_start, index) => batchDecoder(batch)(index))),
  ];
}

function outcome(decoded: Decoded): string {
  return decoded.ok ? 'ok' : decoded.category;
}

describe('size', () => {
  it.each([
    ['x', 0],
    ['é', 0],
    ['😀', 0],
  ])('256 KiB of %s are an event, one byte more is none', (fill) => {
    const most = eventOf(EVENT_MAX_BYTES, fill);
    expect(outcome(decodeText(most))).toBe('ok');
    expect(everyWay(Buffer.from(most)).map(outcome)).toEqual(['ok', 'ok']);
    expect(decodeText(`${most} `)).toEqual({
      ok: false,
      category: 'size',
      reason: 'an event is at most 262144 bytes as delivered, this one is 262145',
    });
    expect(outcome(decodeLine(Buffer.from(`${most} `)))).toBe('size');
  });

  it('comes before all else', () => {
    expect(outcome(decodeLine(Buffer.alloc(EVENT_MAX_BYTES + 1, 0xff)))).toBe('size');
    expect(outcome(decodeLine(Buffer.alloc(EVENT_MAX_BYTES, 0xff)))).toBe('utf8');
  });
});

describe('utf8', () => {
  const around = (bytes: readonly number[]): Buffer => {
    const [head = '', tail = ''] = eventText({ data: { pad: 'HERE' } }).split('HERE');
    return Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(tail)]);
  };

  it.each([
    ['a byte that never occurs', [0xff]],
    ['a continuation on its own', [0x80]],
    ['Latin-1', [0xe9]],
    ['a character cut short', [0xe2, 0x82]],
    ['an overlong form', [0xc0, 0xaf]],
    ['half a surrogate pair in bytes', [0xed, 0xa0, 0x80]],
    ['a pair as two halves in bytes', [0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80]],
    ['beyond U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
  ])('%s is refused, by line and by batch', (_what, bytes) => {
    expect(everyWay(around(bytes)).map(outcome)).toEqual(['utf8', 'utf8']);
  });

  it('says where it stops to be UTF-8', () => {
    expect(decodeLine(Buffer.from([0x7b, 0xe9, 0x7d]))).toMatchObject({
      reason: 'is no UTF-8: byte 2 is 0xe9; it may be Latin-1 or Windows-1252, deliver UTF-8',
    });
    expect(decodeLine(Buffer.from([0xff, 0xfe, 0x7b, 0]))).toMatchObject({
      reason: 'is no UTF-8: byte 1 is 0xff; it looks like UTF-16, deliver UTF-8',
    });
    expect(decodeLine(Buffer.from([0x7b, 0xe2, 0x82]))).toMatchObject({
      reason: 'is no UTF-8: it ends amid a character',
    });
  });

  it('comes before json, and takes U+FFFD that is really there', () => {
    expect(outcome(decodeLine(Buffer.from([0x68, 0xff])))).toBe('utf8');
    expect(everyWay(around([0xef, 0xbf, 0xbd])).map(outcome)).toEqual(['ok', 'ok']);
  });

  it('one bad line does not lose those around it', () => {
    const good = Buffer.from(`${eventText({ data: { pad: 'ğ' } })}\n`);
    const [batch] = splitLines(Buffer.concat([good, around([0xff]), Buffer.from('\n'), good]));
    expect(batch?.starts.map((_start, index) => outcome(batchDecoder(batch)(index)))).toEqual(['ok', 'utf8', 'ok']);
  });
});

describe('json', () => {
  it.each([
    'hello',
    '{',
    `${eventText()}}`,
    `${eventText()},`,
    `${eventText()}${eventText()}`,
    eventText().replaceAll('"', "'"),
    eventText().replace('{}', '{"a":01}'),
    eventText().replace('{}', '{"a":NaN}'),
    eventText().replace('{}', '{"a":.5}'),
    eventText().replace('{}', '{"a":1,}'),
    eventText().replace('{}', '{"a":"\t"}'),
    eventText().replace('{}', '{"a":"\\x"}'),
    eventText().replace('{}', '{"a":"\\u12"}'),
    `\uFEFF${eventText()}`,
    `// a comment\t${eventText()}`,
  ])('%s is refused with words', (text) => {
    expect(decodeText(text)).toMatchObject({
      ok: false,
      category: 'json',
      reason: expect.stringMatching(/^is no JSON: ./),
    });
    expect(everyWay(Buffer.from(text)).map(outcome)).toEqual(['json', 'json']);
  });

  it('spaces around an event are no fault', () => {
    expect(everyWay(Buffer.from(` \t${eventText()} \t\r`)).map(outcome)).toEqual(['ok', 'ok']);
  });

  it('a reason never holds half a pair, wherever the engine cuts its quotation', () => {
    for (let spaces = 0; spaces < 40; spaces++) {
      const decoded = decodeText(`${' '.repeat(spaces)}"${'😀'.repeat(40)}" x ${'😀'.repeat(40)}`);
      expect(decoded.ok ? '' : decoded.reason).toSatisfy((reason: string) => reason !== '' && reason.isWellFormed());
    }
  });

  it('nesting as deep as an event can hold is no danger', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(outcome(decodeText(eventText().replace('{}', `{"deep":${deep}}`)))).toBe('ok');
    expect(outcome(decodeText(eventText().replace('"e1"', deep)))).toBe('envelope');
    expect(outcome(decodeText('['.repeat(200_000)))).toBe('json');
  });
});

describe('half a surrogate pair', () => {
  const places: [place: string, put: (text: string) => string][] = [
    ['id', (text) => eventText().replace('"e1"', `"${text}"`)],
    ['an attribute that is not named', (text) => eventText().replace('{', `{"more":"${text}",`)],
    ['a name', (text) => dataText('group.updated', { group: 'g', name: 'HERE' }).replace('HERE', text)],
    ['a field that is not named', (text) => eventText().replace('{}', `{"a":{"b":["${text}"]}}`)],
    ['a key', (text) => eventText().replace('{}', `{"${text}":1}`)],
    ['a value that a later key replaces', (text) => eventText().replace('{}', `{"a":"${text}","a":"x"}`)],
  ];
  const halves = [
    '\\ud83d',
    '\\uD83D',
    '\\ude00',
    '\\ude00\\ud83d',
    '\\ud83d\\ud83d\\ude00',
    '\\ud83dx\\ude00',
    '\\ud83d\\n\\ude00',
  ];
  const wholes = [
    '\\ud83d\\ude00',
    '\\uD83D\\uDE00',
    '😀',
    '\\\\ud83d',
    '\\\\\\\\ude00',
    '\\ud7ff\\ue000',
    '\\\\\\ud83d\\ude00',
  ];

  it.each(places)('in %s is refused, a whole pair is not', (_place, put) => {
    for (const half of halves) {
      expect(decodeText(put(half)), half).toMatchObject({
        category: 'json',
        reason: expect.stringContaining('surrogate'),
      });
      expect(everyWay(Buffer.from(put(half))).map(outcome), half).toEqual(['json', 'json']);
    }
    for (const whole of wholes) {
      expect(everyWay(Buffer.from(put(whole))).map(outcome), whole).toEqual(['ok', 'ok']);
    }
  });

  it('that came in a string rather than in bytes is refused too', () => {
    expect(outcome(decodeText(eventText().replace('e1', '\ud83d')))).toBe('json');
    expect(outcome(decodeText(eventText().replace('e1', '\ud83d\\ude00')))).toBe('json');
  });

  it('comes before the envelope', () => {
    expect(outcome(decodeText('"\\ud83d"'))).toBe('json');
  });
});
