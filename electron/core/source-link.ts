// Runs one source: its deliveries into the intake, its reports onto the screen, commands from the outbox to it.
import { setImmediate as turn } from 'node:timers/promises';
import type { CommandRecord, FreshnessView } from '../../shared/contract/views.ts';
import type { RejectEntry } from '../../shared/events/reject.ts';
import type { CommandDesk } from '../command/desk.ts';
import { LineSplitter } from '../source/inbox/lines.ts';
import { type Command, type Delivery, Refused, type Source, type SourceReport, type Taken } from '../source/port.ts';
import type { Clock } from './clock.ts';
import type { Ingest, Sent } from './ingest.ts';

export interface SourceLinkDeps {
  readonly source: Source;
  readonly clock: Clock;
  readonly ingest: Ingest;
  readonly desk: CommandDesk;
  /** Deliveries begin at least so far apart: what the source tells meanwhile shares a transaction. 0: never wait. */
  readonly gatherMs: number;
  readonly saveCommands: (records: readonly CommandRecord[]) => Promise<void>;
  readonly onChange: () => void;
  readonly onError: (what: string) => void;
  /** A delivery could not be taken: what is in memory and what is on the disk may differ from now on. */
  readonly onFatal: (error: unknown) => void;
}

const PUMP_MS = 1_000;
/** Refusals that a source is told of with a delivery; all are kept. */
const TOLD_REFUSALS = 20;
/** Half a frame of a screen: nobody sees it, and a floor in full swing has half the transactions or fewer. */
export const GATHER_MS = 8;

export class SourceLink {
  readonly #deps: SourceLinkDeps;
  #status: FreshnessView['source'];
  #heardAt: number | null = null;
  #stopPump: () => void = () => {};
  #pumping = false;
  #taking: Promise<unknown> = Promise.resolve();
  #stopping = false;

  constructor(deps: SourceLinkDeps) {
    this.#deps = deps;
    const since = deps.clock.now();
    this.#status = { ...selfOf(deps.source), state: 'catching_up', since, done: 0, total: null };
  }

  get status(): FreshnessView['source'] {
    return this.#status;
  }

  /** When the source last gave a sign of life. */
  get heardAt(): number | null {
    return this.#heardAt;
  }

  start(position: string | null): void {
    this.#deps.source.start(position, {
      deliver: (delivery) => this.#deliver(delivery),
      report: (report) => this.#report(report),
      note: (what) => this.#deps.onError(what),
    });
    this.#schedulePump();
  }

  /** A delivery that is long on its way in is given up: the source delivers it again. */
  stop(): Promise<void> {
    this.#stopping = true;
    this.#stopPump();
    return this.#deps.source.stop();
  }

  /** Sends what is due, and gives up what is too old. */
  async pump(): Promise<void> {
    if (this.#pumping) return;
    this.#pumping = true;
    const { desk, source, saveCommands, onError } = this.#deps;
    try {
      const expired = desk.expire();
      if (expired.length > 0) await saveCommands(expired);
      if (this.#status.state !== 'live' || !source.takesCommands || source.canSend?.() === false) return;
      const { send, settled } = desk.due();
      if (settled.length > 0) await saveCommands(settled);
      for (const record of send) {
        const changed = await this.#handOver(record);
        if (changed !== null) await saveCommands([changed]);
      }
    } catch (error) {
      onError(`Command not sent: ${(error as Error).message}`);
    } finally {
      this.#pumping = false;
    }
  }

  /** @returns the changed record. */
  async #handOver(record: CommandRecord): Promise<CommandRecord | null> {
    const { desk, source, onError } = this.#deps;
    try {
      await source.send(commandOf(record));
      return desk.sent(record.id);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      onError(`Command not sent: ${error.message}`);
      return desk.refuse(record.id, error.outcome);
    }
  }

  #schedulePump(): void {
    this.#stopPump = this.#deps.clock.setTimer(() => {
      void this.pump();
      this.#schedulePump();
    }, PUMP_MS);
  }

  async #deliver(delivery: Delivery): Promise<Taken> {
    const { clock, gatherMs, onFatal } = this.#deps;
    const begunMs = clock.now();
    this.#heardAt = begunMs;
    let sent: Sent;
    try {
      const taken = this.#taking.then(() => this.#take(delivery));
      // The next one: after this, whatever becomes of it.
      this.#taking = taken.catch(() => {});
      sent = await taken;
      await sent.done;
    } catch (error) {
      if (!this.#stopping) onFatal(error);
      throw error;
    }
    // It is on the screens already: only the source waits.
    const waitMs = begunMs + gatherMs - clock.now();
    if (waitMs > 0) await new Promise<void>((resolve) => void clock.setTimer(resolve, waitMs));
    return { ...sent.tally, refused: sent.refused.slice(0, TOLD_REFUSALS).map(told) };
  }

  /** A step at a time: a word to stop, or a question, need not wait for a piece that takes seconds. */
  async #take({ lines, refused = [], position, firstLine = 1 }: Delivery): Promise<Sent> {
    const { source, ingest } = this.#deps;
    const splitter = new LineSplitter({ firstLine, fileStart: firstLine === 1 });
    const batches = [...splitter.push(lines), ...splitter.end()];
    const taking = ingest.begin({
      from: source.name,
      position: position === null ? null : { source: source.name, position },
    });
    for (const { bytes, line, reason } of refused) taking.refuse(bytes, line, reason);
    for (const batch of batches) {
      for (const _ of taking.steps(batch)) {
        await turn();
        if (this.#stopping) throw new Error('stopped before all of it was taken');
      }
    }
    return taking.commit();
  }

  #report(report: SourceReport): void {
    if (this.#stopping) return;
    const { clock, source, onChange } = this.#deps;
    const now = clock.now();
    if (report.state !== 'offline') this.#heardAt = now;
    const since = report.state === this.#status.state ? this.#status.since : now;
    const live = report.state === 'live' && this.#status.state !== 'live';
    this.#status = { ...selfOf(source), ...report, since };
    onChange();
    if (live) void this.pump();
  }
}

/** What stays so of a source. */
function selfOf({ name, kind, takesCommands: commands, statuses }: Source) {
  return { name, kind, commands, ...(statuses === undefined ? {} : { statuses }) };
}

function told({ line, category, reason }: RejectEntry): Taken['refused'][number] {
  return { line, category, reason };
}

function commandOf(record: CommandRecord): Command {
  const { id, agent, status, actor, reason, asked_at } = record;
  return {
    id,
    type: 'agent.set_status',
    time: new Date(asked_at).toISOString(),
    data: { agent, status, actor, ...(reason === null ? {} : { reason }) },
  };
}
