// A NATS source from what a person named: address, stream, credentials. The NATS packages are loaded with the first
// connection, so that whoever reads no NATS pays nothing for them.
import { readFile } from 'node:fs/promises';
import { SaidError, said } from '../../../shared/words/said.ts';
import type { Source, SourceTimers } from '../port.ts';
import { parseAddress, shownAddress } from './address.ts';
import type { Connect } from './client-port.ts';
import { createNatsSource } from './nats-source.ts';

/** What a .creds file holds: a token, and the key that answers for it. */
const CREDENTIALS = /-BEGIN NATS USER JWT-.+-BEGIN USER NKEY SEED-/s;

export interface NatsPlace {
  /** As typed; it may hold a login. */
  readonly url: string;
  readonly stream: string;
  /** A .creds file; null: none. */
  readonly creds: string | null;
}

export interface OpenedPlace {
  readonly stream: string;
  /** The servers as a person may see them. */
  readonly server: string;
  readonly connect: Connect;
}

/** @param name how the server's own lists name the connections. @throws SaidError for what is no address. */
export function openPlace({ url, stream, creds }: NatsPlace, name: string, timers: SourceTimers): OpenedPlace {
  const address = parseAddress(url);
  if (address === null) throw new SaidError(said('launch.nats'));
  return {
    stream,
    server: shownAddress(address),
    async connect() {
      const { connectNats } = await import('./client.ts');
      return connectNats({ address, creds: creds === null ? null : await readCreds(creds), name, timers });
    },
  };
}

export function openNatsSource(place: NatsPlace, clock: SourceTimers & { now(): number }): Source {
  const opened = openPlace(place, 'kokpit console', clock);
  return createNatsSource({ ...opened, timers: clock, now: clock.now, random: Math.random });
}

/** Read anew for each connection: whoever renews the file need not start the console again. */
async function readCreds(file: string): Promise<Uint8Array> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new SaidError(said('nats.creds', { file, why: error.message }));
  });
  if (!CREDENTIALS.test(bytes.toString('latin1'))) {
    throw new SaidError(said('nats.creds', { file, why: 'there are no credentials in it' }));
  }
  return bytes;
}
