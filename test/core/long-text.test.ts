// A long answer is passed on as bytes, none of which stays behind, and reads as it would as a text.
import { expect, test } from 'vitest';
import { JsonText, serveClient } from '../../electron/core/client.ts';
import { type Bytes, joined, shortOrBytes } from '../../electron/core/long-text.ts';
import { decodeServer, type Port } from '../../shared/contract/wire.ts';

const LONG = JSON.stringify({ names: Array.from({ length: 10_000 }, (_, n) => `Jürgen ${n}`) });

/** What a console gets for an answer that is this text. */
function heard(result: string | Bytes, takesBytes: boolean): Promise<string | Bytes> {
  return new Promise((resolve) => {
    const port: Port = {
      send: resolve,
      ...(takesBytes ? { sendBytes: resolve } : {}),
      onMessage: (listener) => listener(JSON.stringify({ v: 1, t: 'request', id: 7, method: 'report', params: null })),
      onClose: () => {},
      close: () => {},
    };
    serveClient(port, {
      watch: () => {},
      unwatch: () => {},
      answer: async () => new JsonText(result),
      onDropped: () => {},
      onError: () => {},
    });
  });
}

test('whether its console takes bytes or texts', async () => {
  const asText = (await heard(LONG, true)) as string;
  const asBytes = (await heard(shortOrBytes(LONG) as Bytes, true)) as Bytes;
  expect(asBytes).toBeInstanceOf(Uint8Array);
  expect(new TextDecoder().decode(asBytes)).toBe(asText);
  expect(await heard(shortOrBytes(LONG), false)).toBe(asText);
  expect(decodeServer(asText)).toMatchObject({ t: 'answer', id: 7, ok: true, result: JSON.parse(LONG) });
});

test('a short one stays a text; pieces that are joined are gone', () => {
  expect(shortOrBytes('{}')).toBe('{}');
  const pieces = [new Uint8Array([1, 2]), new Uint8Array([3])];
  expect([...joined(pieces)]).toEqual([1, 2, 3]);
  expect(pieces.map(({ length }) => length)).toEqual([0, 0]);
});
