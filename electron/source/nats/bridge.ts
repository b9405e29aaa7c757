// Joins a source to NATS: its events into a stream, the stream's commands to it. The source goes on only when its events are
// stored; where it stands is stored behind them in the same stream, so that the bridge may be started again on another machine.
import { SaidError, said } from '../../../shared/words/said.ts';
import { sizeReason } from '../inbox/decode.ts';
import type { Delivery, Source, SourceReport, SourceTimers, Taken } from '../port.ts';
import { BridgeCommands } from './bridge-commands.ts';
import { BEAT_MS, type Beat, beatOf } from './bridges.ts';
import type { Connect, NatsClient, StreamFacts } from './client-port.ts';
import { type GoodLine, type Refusal, sortLines } from './sort-lines.ts';
import { Standing } from './standing.ts';
import { packPosition, unpackPosition } from './stored-position.ts';
import { beatSubject, commandsOf, eventsOf, positionSubject, positionsOf } from './subjects.ts';

export interface BridgeDeps {
  readonly source: Source;
  readonly stream: string;
  /** The servers as a person may see them. */
  readonly server: string;
  readonly connect: Connect;
  /** Under this name its position and its commands are known to the stream. */
  readonly name: string;
  /** Whether it tells consoles how it is: not one that ends by itself. */
  readonly beats: boolean;
  /** Whether it takes commands, or leaves them to another bridge. */
  readonly commands: boolean;
  readonly timers: SourceTimers;
  readonly now: () => number;
  readonly random: () => number;
  readonly watch: BridgeWatch;
}

/** What a bridge tells of itself. */
export interface BridgeWatch {
  /** Something was counted, or the source is otherwise. */
  changed(): void;
  /** null: the server is there; else why not. */
  server(why: SaidError | null): void;
  refused(line: Refusal): void;
  note(what: string): void;
}

export interface BridgeCounts {
  readonly read: number;
  readonly published: number;
  /** The stream had it already. */
  readonly duplicates: number;
  readonly rejected: number;
  readonly commands: number;
}

/** A message's headers, beside its data. */
const ABOUT_BYTES = 512;
/** Messages on their way to the server at once. */
const IN_FLIGHT = 256;
const TOLD_REFUSALS = 20;
/** How long the source may take to put down where it stands. */
const STOP_MS = 5_000;
/** A stream that is being deleted is no longer told of, while its files still go: one made in that moment would lose its own. */
const DELETED_MS = 2_000;
const NONE: BridgeCounts = { read: 0, published: 0, duplicates: 0, rejected: 0, commands: 0 };

export class Bridge {
  readonly #deps: BridgeDeps;
  readonly #standing: Standing;
  readonly #commands: BridgeCommands;
  readonly #ended = Promise.withResolvers<void>();
  #counts = NONE;
  #source: SourceReport | null = null;
  #started = false;
  #hadStream = false;
  #stopBeat = () => {};
  #stopping = false;

  constructor(deps: BridgeDeps) {
    this.#deps = deps;
    const { connect, server, stream, timers, random, source, name, now, watch } = deps;
    this.#standing = new Standing({
      connect,
      tried: { server, stream },
      timers,
      random,
      prepare: (client) => this.#prepare(client),
      onChange: (why) => this.#stopping || watch.server(why),
    });
    this.#commands = new BridgeCommands({
      stream,
      bridge: name,
      source,
      now,
      onCommand: () => this.#count({ commands: 1 }),
      onUnreadable: (reason) => watch.note(new SaidError(said('bridge.unreadable', { why: reason })).message),
    });
  }

  get counts(): BridgeCounts {
    return this.#counts;
  }

  /** How the source is; null: it has not begun. */
  get source(): SourceReport | null {
    return this.#source;
  }

  /** Runs until the source has ended or `stop` is called. Throws SaidError for what only a person can put right. */
  async run(): Promise<void> {
    this.#start().catch((error) => this.#stopping || this.#ended.reject(error));
    await this.#ended.promise.finally(() => this.#end());
  }

  /** Lets the source put down where it stands, then ends. */
  stop(): void {
    this.#ended.resolve();
  }

  async #start(): Promise<void> {
    const { source, stream, name, commands, watch } = this.#deps;
    const subject = positionSubject(stream, name);
    const stored = await this.#standing.run((client) => client.last(stream, subject));
    if (this.#stopping) return;
    this.#started = true;
    source.start(stored === null ? null : unpackPosition(stored), {
      deliver: (delivery) => this.#deliver(delivery),
      report: (report) => this.#report(report),
      note: (what) => watch.note(what),
    });
    if (this.#deps.beats) this.#beat();
    if (commands) await this.#standing.run((client) => this.#commands.takeAll(client));
  }

  async #end(): Promise<void> {
    this.#stopping = true;
    if (this.#started) {
      const limit = Promise.withResolvers<void>();
      const cancel = this.#deps.timers.setTimer(limit.resolve, STOP_MS);
      await Promise.race([this.#deps.source.stop().catch(() => {}), limit.promise]);
      cancel();
      this.#stopBeat();
      this.#tell({ state: 'left' });
    }
    await this.#standing.close();
  }

  /** Makes the stream where there is none; one that is made otherwise is left as it is. */
  async #prepare(client: NatsClient): Promise<void> {
    const { stream } = this.#deps;
    const wanted = [eventsOf(stream), commandsOf(stream), positionsOf(stream)];
    let facts = await streamOf(client, stream);
    if (facts === null && this.#hadStream) {
      await this.#wait(DELETED_MS);
      facts = await streamOf(client, stream);
    }
    this.#hadStream = true;
    if (facts === null) {
      await client.makeStream(stream, wanted);
      return;
    }
    const { subjects, rollups } = facts;
    const holds = (subject: string) => [subject, `${stream}.>`, '>'].some((one) => subjects.includes(one));
    if (wanted.every(holds) && rollups) return;
    throw new SaidError(said('bridge.stream', { stream, subjects: wanted.join(', ') }));
  }

  #wait(ms: number): Promise<void> {
    return new Promise((resolve) => void this.#deps.timers.setTimer(resolve, ms));
  }

  /** How it is, now and again. */
  #beat(): void {
    this.#tell(this.#source ?? { state: 'catching_up', done: 0, total: null });
    this.#stopBeat = this.#deps.timers.setTimer(() => this.#beat(), BEAT_MS);
  }

  #tell(beat: Beat): void {
    const { stream, name, beats } = this.#deps;
    if (beats) this.#standing.tell((client) => client.tell(beatSubject(stream, name), beatOf(name, beat)));
  }

  #report(report: SourceReport): void {
    const isOther = report.state !== this.#source?.state;
    this.#source = report;
    if (isOther) this.#tell(report);
    this.#deps.watch.changed();
    if (report.state === 'offline' && report.reason === 'end_of_file') this.#ended.resolve();
  }

  async #deliver(delivery: Delivery): Promise<Taken> {
    const { stream, watch } = this.#deps;
    const { good, refused } = sortLines(stream, delivery);
    try {
      const { duplicates, tooLarge } = await this.#publish(good);
      if (delivery.position !== null) await this.#keep(packPosition(delivery.position));
      for (const { answers } of good) if (answers !== null) this.#commands.answered(answers);
      const all = [...refused, ...tooLarge];
      for (const line of all) watch.refused(line);
      const read = good.length + refused.length;
      const rejected = all.length;
      const published = read - rejected - duplicates;
      this.#count({ read, published, duplicates, rejected });
      const unknown = good.filter(({ isKnown }) => !isKnown).length;
      const accepted = Math.max(0, published - unknown);
      return { read, accepted, duplicates, conflicts: 0, unknown, rejected, refused: all.slice(0, TOLD_REFUSALS) };
    } catch (error) {
      if (!this.#stopping) this.#ended.reject(error);
      throw error;
    }
  }

  async #keep(position: Uint8Array): Promise<void> {
    const { stream, name, watch } = this.#deps;
    await this.#standing.run(async (client) => {
      if (position.length + ABOUT_BYTES <= client.mostBytes) {
        await client.publish(positionSubject(stream, name), position, { stream, id: null, rollup: true });
        return;
      }
      const sizes = { bytes: position.length, most: client.mostBytes };
      watch.note(new SaidError(said('bridge.long_position', sizes)).message);
    });
  }

  /** Resolves once the server has stored them all. `duplicates`: how many it had already. */
  async #publish(lines: readonly GoodLine[]): Promise<{ duplicates: number; tooLarge: Refusal[] }> {
    const { stream } = this.#deps;
    const tooLarge: Refusal[] = [];
    let duplicates = 0;
    for (let from = 0; from < lines.length; from += IN_FLIGHT) {
      let open = lines.slice(from, from + IN_FLIGHT);
      await this.#standing.run(async (client) => {
        const sent = open.map(async (line) => {
          const { subject, data, messageId } = line;
          if (data.length + ABOUT_BYTES > client.mostBytes) {
            tooLarge.push({ line: line.line, category: 'size', reason: sizeReason(data.length, client.mostBytes) });
          } else if (await client.publish(subject, data, { stream, id: messageId, rollup: false })) duplicates++;
          return line;
        });
        const results = await Promise.allSettled(sent);
        open = open.filter((_, index) => results[index]?.status === 'rejected');
        const failed = results.find((result) => result.status === 'rejected');
        if (failed !== undefined) throw failed.reason;
      });
    }
    return { duplicates, tooLarge };
  }

  #count(more: Partial<BridgeCounts>): void {
    const counts = Object.entries(this.#counts).map(([key, count]) => [
      key,
      count + (more[key as keyof BridgeCounts] ?? 0),
    ]);
    this.#counts = Object.fromEntries(counts) as BridgeCounts;
    this.#deps.watch.changed();
  }
}

async function streamOf(client: NatsClient, stream: string): Promise<StreamFacts | null> {
  try {
    return await client.stream(stream);
  } catch (error) {
    if ((error as Error).name === 'StreamNotFoundError') return null;
    throw error;
  }
}
