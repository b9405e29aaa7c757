import { describe, expect, it } from 'vitest';
import { decodeText } from '../../electron/source/inbox/decode.ts';
import { KNOWN_TYPES } from '../../shared/events/schemas.ts';
import { dataText } from './make-event.ts';
import { AGENT_NEEDED, fieldsOf, PAGE } from './page.ts';

interface Values {
  readonly good: readonly unknown[];
  readonly bad: readonly unknown[];
}

const NO_STRINGS = [0, 7, true, {}, [], ['x']];
const VALUES: Readonly<Record<string, Values>> = {
  id: {
    good: ['x', 'x'.repeat(200), '😀'.repeat(100), ' ', 'null', '\u0000'],
    bad: ['', 'x'.repeat(201), '😀'.repeat(100).concat('x'), ...NO_STRINGS],
  },
  text: {
    good: ['', 'x', 'x'.repeat(10_000), '😀'.repeat(5_000)],
    bad: ['x'.repeat(10_001), '😀'.repeat(5_000).concat('x'), ...NO_STRINGS],
  },
  ids: {
    good: [[], ['x'], ['x', 'x'.repeat(200)]],
    bad: [[''], ['x', null], [7], [['x']], ['x'.repeat(201)], 'x', 7, {}],
  },
  count: { good: [0, 1, 5.0, 1e6, -0], bad: [-1, 0.5, '1', true, [], {}] },
  stars: { good: [1, 2, 3, 4, 5, 5.0], bad: [0, 6, -1, 4.5, '5', true, [5], {}] },
  flag: { good: [true, false], bad: [0, 1, 'true', [], {}] },
};

function oneOf(words: string): Values {
  const good = words.split('|');
  return { good, bad: ['', 'other', good[0]?.toUpperCase(), ` ${good[0]}`, 'constructor', ...NO_STRINGS] };
}

function valuesOf(kind: string): Values {
  return VALUES[kind] ?? oneOf(kind);
}

function minimal(type: string): Record<string, unknown> {
  const needed = fieldsOf(type).filter((field) => field.needed);
  return Object.fromEntries(needed.map((field) => [field.name, valuesOf(field.kind).good.at(-1)]));
}

const taken = { ok: true, known: true };
function refusedFor(name: string) {
  return { ok: false, category: 'data', reason: expect.stringMatching(`^data\\.${name}(\\[\\d+\\])?: .`) };
}

it('knows the types of the page and no other', () => {
  expect([...KNOWN_TYPES].sort()).toEqual(Object.keys(PAGE).sort());
});

describe.each(Object.keys(PAGE))('%s', (type) => {
  it('is accepted with only its required fields, and fields that the page does not name', () => {
    expect(decodeText(dataText(type, minimal(type)))).toMatchObject(taken);
    const more = { ...minimal(type), tag: 7, constructor: null, Agent: [], __proto: {} };
    expect(decodeText(dataText(type, more))).toMatchObject({ ...taken, event: { data: more } });
  });

  it.each(fieldsOf(type))('holds to its field $name', ({ name, needed, kind }) => {
    const values = valuesOf(kind);
    const base = { ...minimal(type), ...(type in AGENT_NEEDED ? { agent: 'ann' } : {}) };
    for (const value of values.good) {
      expect(decodeText(dataText(type, { ...base, [name]: value })), JSON.stringify(value)).toMatchObject(taken);
    }
    for (const value of values.bad) {
      const decoded = decodeText(dataText(type, { ...base, [name]: value }));
      expect(decoded, JSON.stringify(value)).toMatchObject(refusedFor(name));
    }
    for (const absent of [undefined, null]) {
      const decoded = decodeText(dataText(type, { ...base, [name]: absent }));
      expect(decoded, String(absent)).toMatchObject(needed ? refusedFor(name) : taken);
    }
  });
});

describe.each(Object.entries(AGENT_NEEDED))('%s by an agent', (type, field) => {
  const by = { ...minimal(type), [field]: 'agent' };

  it('needs the agent', () => {
    expect(decodeText(dataText(type, { ...by, agent: 'ann' }))).toMatchObject(taken);
    for (const agent of [undefined, null]) {
      const decoded = decodeText(dataText(type, { ...by, agent }));
      expect(decoded).toMatchObject({
        ok: false,
        category: 'data',
        reason: `data.agent: is required where ${field} is "agent"`,
      });
    }
  });
});

describe('numbers and keys as JSON has them', () => {
  const rating = (stars: string) =>
    dataText('rating.given', { conversation: 'c', stars: 0 }).replace('"stars":0', `"stars":${stars}`);

  it.each(['5', '5.0', '5e0', '50e-1', '0.5e1'])('%s stars are 5', (stars) => {
    expect(decodeText(rating(stars))).toMatchObject({ ...taken, event: { data: { stars: 5 } } });
  });

  it.each(['1e400', '-1e400', '5.5', '5.0000001', '1e-400'])('%s stars are refused', (stars) => {
    expect(decodeText(rating(stars))).toMatchObject(refusedFor('stars'));
  });

  it('the last of equal keys counts', () => {
    expect(decodeText(rating('9,"stars":3'))).toMatchObject({ ...taken, event: { data: { stars: 3 } } });
    expect(decodeText(rating('3,"stars":9'))).toMatchObject(refusedFor('stars'));
    expect(decodeText(rating('3,"st\\u0061rs":null'))).toMatchObject(refusedFor('stars'));
  });

  it('does not read fields from a __proto__ key', () => {
    const text = dataText('rating.given', 0).replace('"data":0', '"data":{"__proto__":{"conversation":"c","stars":5}}');
    expect(decodeText(text)).toMatchObject(refusedFor('conversation'));
  });
});
