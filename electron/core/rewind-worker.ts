// The thread on which the past is gone through, with a reading connection of its own, so that neither a scrub nor a play
// ever holds up a live update. Started by rewind-desk.ts.
import { parentPort, workerData } from 'node:worker_threads';
import type { Port } from '../../shared/contract/wire.ts';
import { openCache } from '../cache/open.ts';
import { createDays } from '../figures/days.ts';
import { systemClock } from './clock.ts';
import { giveBack } from './give-back.ts';
import { LEAST_STEP } from './rewind-day.ts';
import type { FromRewind, RewindStart, ToRewind } from './rewind-messages.ts';
import { Rewinder } from './rewinder.ts';

const desk = parentPort;
if (desk === null) throw new Error('rewind-worker is started as a worker thread, by the core.');
const tell = (message: FromRewind) => desk.postMessage(message);
const { file, tz } = workerData as RewindStart;

/** An error ends the thread: the desk tells everybody who watches, and the next watch starts another. */
const fatal = (error: Error) =>
  setImmediate(() => {
    throw error;
  });
const rewinder = openCache({ mode: 'read', file }).then(
  ({ reader }) =>
    new Rewinder({ reader, days: createDays(tz), clock: systemClock, giveBack, leastStep: LEAST_STEP, onError: fatal }),
);

desk.on('message', async (message: ToRewind) => {
  const { key } = message;
  try {
    if (message.t === 'unwatch') (await rewinder).unwatch(key);
    else (await rewinder).watch(key, message.id, message.params, portOf(key));
  } catch (error) {
    tell({ t: 'failed', key, message: (error as Error).message });
  }
});

/** A watch's way back; it is ended by the desk alone. */
function portOf(key: number): Port {
  return { send: (text) => tell({ t: 'push', key, text }), onMessage: () => {}, onClose: () => {}, close: () => {} };
}
