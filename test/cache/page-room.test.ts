// The writing connection has much room for pages while masses come, and little beside a floor that only goes on.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForWriting, PageRoom } from '../../electron/cache/connection.ts';
import { folder } from './harness.ts';

test('room for pages is large for masses only, and small again with the next small commit', () => {
  const db = openForWriting(join(folder(), 'room.db'));
  const kib = () => -Number(db.pragma('cache_size', { simple: true }));
  const room = new PageRoom(db);
  const rooms = [1, 20_000, 20_000, 50, 1].map((events) => {
    room.fit(events);
    return kib();
  });
  db.close();
  expect(rooms).toEqual([8_192, 49_152, 49_152, 8_192, 8_192]);
});
