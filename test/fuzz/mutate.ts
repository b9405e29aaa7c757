// Events made wrong by chance, from a seed: bytes flipped, cut and doubled, keys doubled and dropped, types swapped,
// nesting, halves of pairs, odd numbers and times. Some come out right: both must be told apart.

import { AGENT_NEEDED, fieldsOf, PAGE } from '../inbox/page.ts';
import { type Random, randomOf } from './random.ts';

type Json = Record<string, unknown>;
type Mutation<Input> = (input: Input, random: Random) => Input;

const VALUES = [
  'null',
  'true',
  'false',
  '0',
  '-0',
  '5.0',
  '5e0',
  '-1',
  '6',
  '0.5',
  '1e400',
  '12345678901234567890',
  '""',
  '" "',
  '"agent"',
  '"online"',
  '"chat"',
  '"Ünïcödé 😀"',
  '"\\ud83d"',
  '"\\ude00\\ud83d"',
  '"\\ud83d\\ude00"',
  '"\\u0000"',
  '[]',
  '[[]]',
  '["g"]',
  '["g",null]',
  '[""]',
  '{}',
  '{"a":{"b":[1]}}',
  '{"__proto__":{"agent":"x"}}',
  '"2026-02-29T00:00:00Z"',
  `"${'x'.repeat(200)}"`,
  `"${'x'.repeat(201)}"`,
  `"${'x'.repeat(10_001)}"`,
  '"2026-03-10t09:00:00.5+23:59"',
] as const;

const TIMES = [
  '2026-03-10T09:00:00Z',
  '2026-03-10t09:00:00.123456z',
  '2024-02-29T23:59:59+23:59',
  '2026-02-29T09:00:00Z',
  '2026-03-10T09:00:60Z',
  '2026-03-10 09:00:00Z',
  '2026-03-10T09:00:00',
  '2026-03-10T09:00:00-24:00',
  'soon',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59.9999999Z',
] as const;

const TYPES = [...Object.keys(PAGE), 'x.unknown', 'agent.set_status', '__proto__', 'constructor'] as const;
const KEYS = ['specversion', 'id', 'source', 'type', 'time', 'sequence', 'data', '__proto__', 'toString'] as const;

function sound(random: Random): Json {
  const type = random.pick(TYPES as unknown as [string]);
  const data: Json = {};
  for (const { name, needed, kind } of fieldsOf(type)) {
    if (!needed && random.below(2) === 0) continue;
    const sorts: Json = {
      id: `${name}-${random.below(9)}`,
      text: 'Ada ğ',
      ids: ['g1'],
      count: 4,
      stars: 5,
      flag: true,
    };
    data[name] = sorts[kind] ?? random.pick(kind.split('|') as [string]);
  }
  if (Object.hasOwn(AGENT_NEEDED, type)) data.agent = 'ann';
  const time = random.pick(TIMES.slice(0, 3) as unknown as [string]);
  return { specversion: '1.0', id: `e${random.below(1000)}`, source: '/t', type, time, data };
}

const raw = (random: Random): unknown =>
  JSON.parse(random.pick(VALUES.filter((v) => !v.includes('\\ud8')) as unknown as [string]));

/** Changes to the event as a value. */
const VALUE_MUTATIONS: readonly [Mutation<Json>, ...Mutation<Json>[]] = [
  (event, random) => ({ ...event, [random.pick(KEYS)]: raw(random) }),
  (event, random) => ({ ...event, time: random.pick(TIMES) }),
  (event, random) => ({ ...event, type: random.pick(TYPES as unknown as [string]) }),
  (event, random) => {
    const dropped = random.pick(Object.keys(event) as [string]);
    return Object.fromEntries(Object.entries(event).filter(([key]) => key !== dropped));
  },
  (event, random) => {
    const data = (typeof event.data === 'object' ? event.data : null) ?? {};
    const keys = [...Object.keys(data), 'agent', 'extra'];
    return { ...event, data: { ...data, [random.pick(keys as [string])]: raw(random) } };
  },
  (event, random) => {
    const entries = Object.entries((typeof event.data === 'object' ? event.data : null) ?? {});
    return { ...event, data: Object.fromEntries(entries.filter(() => random.below(3) > 0)) };
  },
];

const splice = (text: string, random: Random, insert: (cut: string) => string): string => {
  const at = random.below(text.length + 1);
  const end = Math.min(text.length, at + random.below(12));
  return text.slice(0, at) + insert(text.slice(at, end)) + text.slice(end);
};

/** Changes to the event as a text. */
const TEXT_MUTATIONS: readonly [Mutation<string>, ...Mutation<string>[]] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => splice(text, random, () => ''),
  (text, random) => splice(text, random, (cut) => cut + cut),
  (text, random) => splice(text, random, (cut) => random.pick(VALUES) + cut),
  (text, random) => text.replace('{', `{"${random.pick(KEYS)}":${random.pick(VALUES)},`),
  (text, random) => text.replace(/\}$/, `,"${random.pick(KEYS)}":${random.pick(VALUES)}}`),
  (text, random) =>
    text.replace('{', `{"${random.pick(KEYS)}":"${random.pick(['\\ud83d', '\\udc00', '\\ud83d\\udc00'])}",`),
  (text, random) => text.replace('"data":', `"data":${'['.repeat(random.below(5000))}`),
  (text, random) => {
    const depth = random.below(3_000);
    return text.replace(/\}$/, `,"deep":${'[{"a":'.repeat(depth)}1${'}]'.repeat(depth)}}`);
  },
  (text, random) =>
    text.replace(/"[^"]*"/, `"${random.pick(['\\ud83d', '\\ude00', '\\ud83d\\ude00', '\\\\ud83d', '\\u00e9'])}"`),
  (text, random) => text.replace(/:("[^"]*"|\d+|true)/, `:${random.pick(VALUES)}`),
  (text, random) => `${random.pick(['\uFEFF', ' ', '\t', '\u00a0', ',', '[', '//'])}${text}`,
  (text, random) => `${text}${random.pick(['\r', ' ', '\u2028', ',', ']', '\u0000'])}`,
  (text, random) => `${text}${' '.repeat(random.pick([10, 262_144]))}`,
];

/** Changes to the event as bytes. */
const BYTE_MUTATIONS: readonly [Mutation<Buffer>, ...Mutation<Buffer>[]] = [
  (bytes, random) => {
    const flipped = Buffer.from(bytes);
    for (let flips = 1 + random.below(3); flips > 0 && flipped.length > 0; flips--) {
      const at = random.below(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
    }
    return flipped;
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length + 1)),
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const noise = Buffer.from(Array.from({ length: 1 + random.below(4) }, () => random.below(256)));
    return Buffer.concat([bytes.subarray(0, at), noise, bytes.subarray(at)]);
  },
  (bytes, random) => {
    const at = random.below(bytes.length + 1);
    const halves = random.pick([
      [0xed, 0xa0, 0x80],
      [0xed, 0xb0, 0x80],
      [0xc0, 0x80],
      [0xf4, 0x90, 0x80, 0x80],
      [0xff],
    ]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(halves), bytes.subarray(at)]);
  },
];

function mutated(random: Random): Buffer {
  let event = sound(random);
  for (let rounds = random.below(3); rounds > 0; rounds--) event = random.pick(VALUE_MUTATIONS)(event, random);
  let text = JSON.stringify(event);
  for (let rounds = random.below(3) - 1; rounds > 0; rounds--) text = random.pick(TEXT_MUTATIONS)(text, random);
  let bytes: Buffer = Buffer.from(text);
  if (random.below(4) === 0) bytes = random.pick(BYTE_MUTATIONS)(bytes, random);
  return bytes;
}

/** `count` lines, the same for the same seed. */
export function* mutatedLines(seed: number, count: number): Generator<Buffer> {
  const random = randomOf(seed);
  for (let made = 0; made < count; made++) yield mutated(random);
}
