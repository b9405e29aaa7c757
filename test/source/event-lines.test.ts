// A posted body as lines of events.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPES, linesOf, shapeOf } from '../../electron/source/http/content.ts';

type Headers = Record<string, string>;

function lines(body: string, headers: Headers): string[] {
  const shape = shapeOf(headers);
  if (shape === null) throw new Error('not taken');
  const text = Buffer.from(linesOf(shape, headers, Buffer.from(body))).toString();
  expect(text === '' || text.endsWith('\n')).toBe(true);
  return text.split('\n').slice(0, -1);
}

const of = (type: string, more: Headers = {}): Headers => ({ 'content-type': type, ...more });
const BATCH = of('application/cloudevents-batch+json');
const ONE = of('application/cloudevents+json; charset=UTF-8');

describe('a batch', () => {
  test.each([
    ['[]', []],
    [' [ ] \n', []],
    ['', []],
    [' \r\n\t', []],
    ['[{"a":1}]', ['{"a":1}']],
    ['[{"a":[1,{"b":"],["}]},\n {"c":"\\"}"}\n]', ['{"a":[1,{"b":"],["}]}', '{"c":"\\"}"} ']],
    ['[1.0,12345678901234567890]', ['1.0', '12345678901234567890']],
    ['{"a":1}', ['{"a":1}']],
    // What is no whole array is one line, which the inbox refuses.
    ['[{"a":1}', ['[{"a":1}']],
    ['[{"a":1}] x', ['[{"a":1}] x']],
    ['[{"a":1},]', ['[{"a":1},]']],
    ['[,1]', ['[,1]']],
    ['["a', ['["a']],
    ['["a\\', ['["a\\']],
  ])('%j', (body, expected) => {
    expect(lines(body, BATCH)).toEqual(expected);
  });

  test('a line end within a text stays a fault, and ends no line', () => {
    const [line = '', ...more] = lines('[{"a":"x\ny"}]', BATCH);
    expect(more).toEqual([]);
    expect(() => JSON.parse(line)).toThrow();
  });

  test('any values, however they are set, come out one by one', () => {
    const spaces = fc.constantFrom(undefined, 1, 2, '\t');
    fc.assert(
      fc.property(fc.array(fc.json({ maxDepth: 3 })), spaces, (texts, space) => {
        const values = texts.map((text) => JSON.parse(text) as unknown);
        expect(lines(JSON.stringify(values, null, space), BATCH).map((line) => JSON.parse(line))).toEqual(values);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('one event', () => {
  test('set over several lines is one', () => {
    expect(lines('{\r\n "a": "b\\\\",\n "c": 1\n}', ONE)).toEqual(['{   "a": "b\\\\",  "c": 1 }']);
  });

  test('nothing is no event', () => expect(lines('  ', ONE)).toEqual([]));

  test('in binary mode the headers are its attributes and the body its data', () => {
    const [line = ''] = lines('{"agent":"ann", "slots": 1.50}', {
      ...of('application/json'),
      'ce-specversion': '1.0',
      'ce-id': 'e%201',
      'ce-source': '/desk/%C3%BC',
      'ce-type': 'agent.updated',
      'ce-time': '2026-11-28T08:00:00Z',
      'x-other': 'no',
      'ce-data': 'no',
    });
    expect(line).toContain('"data":{"agent":"ann", "slots": 1.50}');
    expect(JSON.parse(line)).toEqual({
      specversion: '1.0',
      id: 'e 1',
      source: '/desk/ü',
      type: 'agent.updated',
      time: '2026-11-28T08:00:00Z',
      data: { agent: 'ann', slots: 1.5 },
    });
  });

  test.each([
    ['', '{"specversion":"1.0","id":"%zz","data":null}'],
    // It could else put attributes of its own behind the data.
    ['null,"id":"x"', 'null,"id":"x"'],
  ])('in binary mode with the body %j', (body, expected) => {
    const headers = { ...of('application/json'), 'ce-specversion': '1.0', 'ce-id': '%zz' };
    expect(lines(body, headers)).toEqual([expected]);
  });
});

test('lines of JSON come as they are', () => {
  expect(lines('{"a":1}\n\n{"b":2}', of('application/x-ndjson'))).toEqual(['{"a":1}', '', '{"b":2}']);
});

test('plain JSON is a batch or one event', () => {
  expect(lines('[1,2]', of('application/json'))).toEqual(['1', '2']);
  expect(lines('{"a":1}', of('Application/JSON'))).toEqual(['{"a":1}']);
});

test.each([...CONTENT_TYPES])('%s is taken', (type) => expect(shapeOf(of(type))).not.toBeNull());
test.each(['text/plain', '', 'application/xml'])('%j is not', (type) => expect(shapeOf(of(type))).toBeNull());
