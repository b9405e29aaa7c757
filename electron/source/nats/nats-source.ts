// A floor on NATS JetStream as a source. Each console reads the stream with a consumer of its own that the server forgets by
// itself; where it stands, the console's own cache knows. A round is one connection; whatever ends it (the server is gone, the
// stream is missing or was made anew) is told in words, and the next round begins where the last delivery was kept.

import { SaidError, said } from '../../../shared/words/said.ts';
import { envelopeOf } from '../command-envelope.ts';
import { type Command, Refused, type Source, type SourceSink, type SourceTimers } from '../port.ts';
import { delivered, Rounds } from '../rounds.ts';
import { beginOf, lostEnd, readPosition, type StreamPosition } from './begin.ts';
import { Bridges, readBeat } from './bridges.ts';
import type { Connect, NatsClient, StreamFacts } from './client-port.ts';
import { isDenied, natsFault, type Tried } from './faults.ts';
import { packLines, type StreamMessage } from './pack-lines.ts';
import { beatsOf, commandSubject, eventsOf, isEvent } from './subjects.ts';

export interface NatsSourceOptions {
  readonly stream: string;
  /** The servers as a person may see them. */
  readonly server: string;
  readonly connect: Connect;
  readonly timers: SourceTimers;
  /** ms since 1970. */
  readonly now: () => number;
  /** From 0 to below 1, anew each time. */
  readonly random: () => number;
}

/** So near to the stream's end it is live, and stays it until it is far behind. */
const NEAR = 50;
const FAR = 5_000;

export function createNatsSource(options: NatsSourceOptions): Source {
  const { stream, server, connect, timers, now, random } = options;
  const tried: Tried = { server, stream };
  let sink: SourceSink;
  let position: string | null = null;
  let client: NatsClient | null = null;
  let bridges = new Bridges({}, 0);
  const rounds = new Rounds({
    ...{ timers, random, round },
    onFault: (error) => sink.report({ state: 'offline', reason: natsFault(error, tried).message }),
  });

  /** Reads until the connection, or the stream, is gone. Always throws, but when it was stopped. */
  async function round(): Promise<void> {
    client = await connect();
    rounds.onStop(() => void client?.close().catch(() => {}));
    try {
      if (rounds.stopped) return;
      await readOn(client, await client.stream(stream));
    } finally {
      const ended = client;
      client = null;
      await ended.close().catch(() => {});
    }
  }

  async function readOn(from: NatsClient, facts: StreamFacts): Promise<void> {
    const begin = beginOf(position, { stream, ...facts });
    if (begin.note !== null) sink.note(new SaidError(begin.note).message);
    // Commands and bridges' positions lie in the same stream; where it has events apart, only they are asked for.
    const filter = facts.subjects.includes(eventsOf(stream)) ? eventsOf(stream) : null;
    const reading = await from.read({ stream, from: begin.from, filter });
    let known = begin.known;
    let ahead = reading.pending - (known === null ? 0 : 1);
    let done = 0;
    let live = false;
    const report = () => {
      live = ahead <= (live ? FAR : NEAR);
      sink.report(
        live ? (bridges.state(now()) ?? { state: 'live' }) : { state: 'catching_up', done, total: done + ahead },
      );
    };
    const hear = (data: Uint8Array) => {
      const heard = readBeat(data);
      if (heard === null || rounds.stopped) return;
      bridges.heard(heard.name, heard.beat, now());
      report();
    };
    from.listen(beatsOf(stream), hear, (error) => sink.note(natsFault(error, tried).message));
    report();
    while (!rounds.stopped) {
      let messages = await reading.take();
      rounds.went();
      if (known !== null && messages.length > 0) {
        messages = behindKnown(known, messages);
        known = null;
      }
      for (const { lines, firstLine, last } of packLines(messages.filter(({ subject }) => isEvent(stream, subject)))) {
        bridges.brought(last.at / 1e6);
        const { known } = bridges;
        const kept: StreamPosition = { stream, created: facts.created, seq: last.seq, at: last.at, bridges: known };
        await delivered(sink.deliver({ lines, firstLine, position: JSON.stringify(kept) }));
        position = JSON.stringify(kept);
      }
      done += messages.length;
      ahead = messages.at(-1)?.pending ?? ahead;
      report();
    }
  }

  /** What came behind the message that was the last one kept. */
  function behindKnown(known: StreamPosition, messages: readonly StreamMessage[]): readonly StreamMessage[] {
    const [first] = messages;
    if (first?.seq !== known.seq) return messages;
    if (first.at === known.at) return messages.slice(1);
    // Another message has its number: all of it may be others.
    position = null;
    sink.note(new SaidError(lostEnd(stream, known.seq)).message);
    throw new SaidError(lostEnd(stream, known.seq));
  }

  return {
    name: `nats:${stream}`,
    kind: 'nats',
    takesCommands: true,
    start(from, to) {
      sink = to;
      position = from;
      bridges = new Bridges((from === null ? null : readPosition(from))?.bridges ?? {}, now());
      rounds.start();
    },
    async send(command) {
      if (client === null) throw new SaidError(said('nats.cut', { server }));
      await sendCommand(client, command, tried);
    },
    stop: () => rounds.stop(),
  };
}

/** Resolves when the server has stored it; its id makes sure that handing it over twice is once. */
async function sendCommand(client: NatsClient, command: Command, tried: Tried): Promise<void> {
  const { stream, server } = tried;
  const subject = commandSubject(stream, command.type);
  const envelope = envelopeOf(command);
  try {
    await client.publish(subject, Buffer.from(JSON.stringify(envelope)), { stream, id: command.id, rollup: false });
  } catch (error) {
    // Another attempt would be answered the same.
    if (isDenied(error)) throw new Refused('not_allowed', said('nats.no_publish', { server, subject }));
    const fault = natsFault(error, tried);
    if (fault.said.key === 'nats.no_jetstream')
      throw new Refused('no_commands', said('nats.no_commands', { stream, subject }));
    throw fault;
  }
}
