// The core joins the steps: source -> intake -> disk -> board -> publish, and commands the other way. It knows neither
// Electron nor HTTP; time, the cache and the source are given to it.
import { v7 as newId } from 'uuid';
import type { Marked } from '../../shared/contract/lost.ts';
import type { CommandRecord, FreshnessView, Hello } from '../../shared/contract/views.ts';
import type { Port } from '../../shared/contract/wire.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { CommandDesk } from '../command/desk.ts';
import type { Days } from '../figures/days.ts';
import { plainSubject } from '../publish/plain-subject.ts';
import { Publisher } from '../publish/publisher.ts';
import type { Subject } from '../publish/topic.ts';
import { splitLines } from '../source/inbox/lines.ts';
import type { Source } from '../source/port.ts';
import { agentDayAskOf } from './agent-day.ts';
import { RequestError, serveClient } from './client.ts';
import type { Clock } from './clock.ts';
import { type CockpitSubject, choiceOf, cockpitSubject } from './cockpit-subject.ts';
import { type CommandsSubject, commandsSubject } from './commands-subject.ts';
import type { Trouble } from './commit-queue.ts';
import { conversationAskOf, explainAskOf } from './explain-params.ts';
import { Floor } from './floor.ts';
import type { Health } from './health.ts';
import { healthView } from './health-view.ts';
import { hoursView, setHours } from './house-hours.ts';
import type { Brought } from './ingest.ts';
import { LostNotes, markAskOf } from './lost-notes.ts';
import { type NotesSubject, notesSubject } from './notes-subject.ts';
import { cockpitFilter, limitOf, rewindParams, setStatusParams, undoIds } from './params.ts';
import type { ReportDesk } from './report-desk.ts';
import { companyAskOf, lostAskOf, reportAskOf, snapshotAskOf } from './report-params.ts';
import { createRewindDesk, type RewindDesk } from './rewind-desk.ts';
import { SourceLink } from './source-link.ts';
import { workerUrl } from './worker-url.ts';

/** Seconds for which an undo is offered. */
export const UNDO_S = 10;
const MOST_REJECTS = 500;

export interface CoreDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly file: string;
  readonly days: Days;
  readonly clock: Clock;
  readonly source: Source | null;
  /** See SourceLinkDeps. */
  readonly gatherMs: number;
  readonly hello: Omit<Hello, 'undo_s'>;
  readonly integrity: () => 'unchecked' | 'checking' | 'ok' | 'damaged';
  readonly health: Health;
  readonly reports: ReportDesk;
  readonly onFatal: (error: unknown) => void;
  /** For tests: statuses of an agent after which a piece of them is closed. */
  readonly pieceEvents?: number | undefined;
}

export class Core {
  readonly #deps: CoreDeps;
  readonly #floor: Floor;
  readonly #desk: CommandDesk;
  readonly #publisher: Publisher;
  readonly #link: SourceLink | null;
  readonly #notes: LostNotes;
  readonly #rewind: RewindDesk;
  #clients = 0;
  #rejects: number;
  #events: { events: number; unknown: number };
  #newestMs: number | null;
  #trouble: Trouble | null = null;
  #recovered: FreshnessView['recovered'] = null;

  constructor(deps: CoreDeps) {
    this.#deps = deps;
    const { reader, clock, health, source } = deps;
    this.#rejects = reader.rejectCounts().reduce((sum, { count }) => sum + count, 0);
    this.#events = reader.totals();
    this.#rewind = createRewindDesk({ file: reader.file, tz: deps.days.tz }, workerUrl('rewind-worker'), (what) =>
      health.error(what),
    );
    this.#newestMs = reader.newestMs();
    this.#desk = new CommandDesk(
      {
        now: clock.now,
        newId,
        actor: deps.hello.actor,
        statusOf: (agent) => this.#floor.statusOf(agent),
        nameOf: (agent) => this.#floor.nameOf(agent),
      },
      reader.commands(500).map((record) => JSON.parse(record) as CommandRecord),
    );
    this.#notes = new LostNotes({ ...deps, now: clock.now, actor: deps.hello.actor });
    this.#publisher = new Publisher({
      now: clock.now,
      setTimer: clock.setTimer,
      subject: (topic, params) => this.#subject(topic, params),
    });
    this.#floor = new Floor({
      ...deps,
      settle: (event) => this.#desk.settle(event),
      onMoved: (agents, brought) => this.#moved(agents, brought),
      onTrouble: (trouble) => {
        this.#trouble = trouble;
        if (trouble !== null) health.error(trouble.error.message);
        this.#publisher.changed('freshness');
      },
    });
    this.#link =
      source === null
        ? null
        : new SourceLink({
            source,
            clock,
            ingest: this.#floor.intake.ingest,
            desk: this.#desk,
            gatherMs: deps.gatherMs,
            saveCommands: (records) => this.#saveCommands(records),
            onChange: () => this.#publisher.changed('freshness'),
            onError: (what) => health.error(what),
            onFatal: deps.onFatal,
          });
  }

  /** Begins to take events, from where the cache stands. */
  start(): void {
    const { source, reader } = this.#deps;
    if (source !== null) this.#link?.start(reader.position(source.name));
  }

  /** Questions are given up at once; what has come in is kept. */
  async stop(): Promise<void> {
    await Promise.all([this.#keepAll(), this.#deps.reports.close(), this.#rewind.close()]);
  }

  async #keepAll(): Promise<void> {
    await this.#link?.stop();
    this.#floor.stop();
    await this.#floor.intake.queue.drained();
  }

  connect(port: Port): void {
    this.#clients++;
    port.onClose(() => {
      this.#clients--;
    });
    serveClient(port, {
      watch: (id, topic, params) => {
        if (topic === 'rewind') this.#rewind.watch(port, id, rewindParams(params));
        else this.#publisher.watch(port, id, topic, params);
      },
      unwatch: (id) => {
        this.#rewind.unwatch(port, id);
        this.#publisher.unwatch(port, id);
      },
      answer: (method, params, signal, onRead) => this.#answer(method, params, signal, onRead),
      onDropped: () => {
        this.#deps.health.dropped++;
      },
      onError: (what) => this.#deps.health.error(what),
    });
  }

  /** Takes events in again that were saved from a damaged cache; before `start`. */
  async takeAgain(texts: readonly string[]): Promise<void> {
    const lines = splitLines(Buffer.from(texts.join('\n')));
    await this.#floor.intake.ingest.take(lines, { from: 'recovery', position: null }).done;
  }

  /** Tells everybody what became of a damaged cache. */
  tellRecovered(recovered: FreshnessView['recovered']): void {
    this.#recovered = recovered;
    this.#publisher.changed('freshness');
  }

  #moved(agents: ReadonlySet<string> | null, brought: Brought | null): void {
    for (const subject of this.#publisher.subjects('cockpit') as Iterable<CockpitSubject>) {
      if (agents === null) subject.touchAll();
      else subject.touch(agents);
    }
    this.#publisher.changed('cockpit');
    this.#publisher.changed('freshness');
    if (brought === null) return;
    const { tally, effects } = brought;
    this.#events = {
      events: this.#events.events + tally.accepted + tally.unknown,
      unknown: this.#events.unknown + tally.unknown,
    };
    this.#rejects += tally.rejected + tally.conflicts;
    if (brought.newestMs !== null && (this.#newestMs === null || brought.newestMs > this.#newestMs)) {
      this.#newestMs = brought.newestMs;
    }
    const live = this.#link?.status.state === 'live';
    this.#deps.health.events(tally.accepted + tally.unknown, live ? brought.lags : []);
    if (effects.agents.size + effects.groups.size + effects.products.size > 0) this.#publisher.changed('directory');
    this.#showCommands(brought.commands);
    this.#publisher.changed('health');
    if (brought.commands.length === 0) return;
    this.#desk.shown(brought.commands);
    // An undo that waited for one of them.
    void this.#link?.pump();
  }

  #subject(topic: string, params: unknown): Subject {
    switch (topic) {
      case 'cockpit':
        return cockpitSubject(() => this.#floor.board, choiceOf(cockpitFilter(params)), this.#deps.clock.now);
      case 'freshness':
        return plainSubject(() => this.#freshness());
      case 'directory':
        return plainSubject(() => this.#floor.directory());
      case 'commands':
        return commandsSubject(() => this.#desk.list());
      case 'health':
        return plainSubject(() => this.#healthNow());
      case 'lost_notes':
        return notesSubject();
      default:
        throw new RequestError('bad_request', `There is nothing called ${topic} to watch.`);
    }
  }

  async #answer(
    method: string,
    params: unknown,
    signal: AbortSignal,
    onRead: (read: number) => void,
  ): Promise<unknown> {
    switch (method) {
      case 'hello':
        return { ...this.#deps.hello, undo_s: UNDO_S } satisfies Hello;
      case 'agents.set_status': {
        const { agents, status, reason } = setStatusParams(params);
        if (this.#link === null) {
          throw new RequestError('no_source', 'There is no source that could carry this out: nothing was changed.');
        }
        if (this.#deps.source?.takesCommands === false) {
          throw new RequestError(
            'no_commands',
            'This source only tells: it cannot carry this out. Nothing was changed.',
          );
        }
        const records = agents.map(({ agent, expect }) =>
          this.#desk.ask({ agent, expect, status, reason, undoes: null }),
        );
        await this.#carryOut(records);
        return { commands: records };
      }
      case 'commands.undo': {
        const records = undoIds(params).flatMap((id) => this.#desk.undo(id));
        await this.#carryOut(records);
        return { commands: records };
      }
      case 'rejects': {
        const limit = limitOf(params, MOST_REJECTS);
        return [...this.#deps.reader.rejects()]
          .sort((a, b) => b.receivedMs - a.receivedMs)
          .slice(0, limit)
          .map(({ digest: _, receivedMs, ...rest }) => ({ received: new Date(receivedMs).toISOString(), ...rest }));
      }
      case 'report': {
        const at = this.#deps.clock.now();
        return this.#deps.reports.ask('report', reportAskOf(params, this.#deps.days, at), at, signal);
      }
      case 'agent_day': {
        const at = this.#deps.clock.now();
        return this.#deps.reports.ask('agent_day', agentDayAskOf(params, this.#deps.days.of(at).date), at, signal);
      }
      case 'company': {
        const at = this.#deps.clock.now();
        return this.#deps.reports.ask('company', companyAskOf(params, this.#deps.days, at), at, signal);
      }
      case 'hours.get':
        return hoursView(this.#deps.reader);
      case 'hours.set':
        return setHours({ ...this.#deps, now: this.#deps.clock.now, actor: this.#deps.hello.actor }, params);
      case 'last_hour':
        return this.#deps.reports.ask('last_hour', cockpitFilter(params), this.#deps.clock.now(), signal);
      case 'lost': {
        const ask = lostAskOf(params);
        const what = ask.rows === 'none' ? 'call_backs' : 'lost';
        return this.#deps.reports.ask(what, ask, this.#deps.clock.now(), signal);
      }
      case 'snapshot': {
        const at = this.#deps.clock.now();
        return this.#deps.reports.ask('snapshot', snapshotAskOf(params, this.#deps.days, at), at);
      }
      case 'lost.mark': {
        const marked = await this.#notes.mark(markAskOf(params));
        this.#tellNoted(marked.notes);
        return marked;
      }
      case 'explain': {
        const now = this.#deps.clock.now();
        const ask = explainAskOf(params, this.#deps.days, now);
        return this.#deps.reports.ask('explain', ask, ask.at ?? now, signal, onRead);
      }
      case 'conversation': {
        const { conversation, at } = conversationAskOf(params);
        const moment = at ?? this.#deps.clock.now();
        return this.#deps.reports.ask('conversation', conversation, moment, signal);
      }
      default:
        throw new RequestError('bad_request', `There is nothing called ${method} to ask for.`);
    }
  }

  /** Also those that were left as they are: whoever asked had not seen them, and others may not have either. */
  #tellNoted(notes: Marked['notes']): void {
    for (const subject of this.#publisher.subjects('lost_notes') as Iterable<NotesSubject>) subject.touch(notes);
    this.#publisher.changed('lost_notes');
  }

  async #carryOut(records: readonly CommandRecord[]): Promise<void> {
    await this.#saveCommands(records);
    void this.#link?.pump();
  }

  #saveCommands(records: readonly CommandRecord[]): Promise<void> {
    if (records.length === 0) return Promise.resolve();
    return this.#floor.intake.saveCommands(records, () => this.#showCommands(records));
  }

  #showCommands(records: readonly CommandRecord[]): void {
    if (records.length === 0) return;
    for (const subject of this.#publisher.subjects('commands') as Iterable<CommandsSubject>) subject.touch(records);
    this.#publisher.changed('commands');
    this.#publisher.changed('freshness');
  }

  #freshness(): FreshnessView {
    const now = this.#deps.clock.now();
    const trouble = this.#trouble;
    return {
      now,
      source: this.#link?.status ?? {
        name: '',
        kind: 'none',
        commands: false,
        state: 'offline',
        since: now,
        reason: 'no_source',
      },
      heard_at: this.#link?.heardAt ?? null,
      data_at: this.#newestMs,
      saved: trouble === null ? { state: 'ok' } : { state: 'memory', since: trouble.since, reason: trouble.error.code },
      recovered: this.#recovered,
      outbox: this.#desk.open(),
      rejects: this.#rejects,
    };
  }

  #healthNow() {
    const { reader, health, file, integrity, hello } = this.#deps;
    return healthView(reader, health, {
      version: hello.version,
      source: this.#freshness().source,
      totals: this.#events,
      outbox: this.#desk.open(),
      clients: this.#clients,
      file,
      integrity: integrity(),
    });
  }
}
