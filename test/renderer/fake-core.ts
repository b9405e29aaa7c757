// A core for the renderer's tests and pictures: speaks the wire over a port, on a made-up floor that is the same for
// the same seed. Nothing of it is in the product. Time and changes are turned by the caller.

import type { CompanyAsk } from '../../shared/contract/company.ts';
import type { ConversationAsk } from '../../shared/contract/conversation.ts';
import type { ExplainAsk } from '../../shared/contract/explain.ts';
import type { SetHours } from '../../shared/contract/hours.ts';
import type { LostAsk, MarkAsk } from '../../shared/contract/lost.ts';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import type { DaySnapshotAsk } from '../../shared/contract/snapshot.ts';
import type {
  AgentStatus,
  CockpitFilter,
  CommandRecord,
  FreshnessView,
  HealthView,
  RejectRow,
  RewindDiff,
  RewindParams,
  RewindView,
} from '../../shared/contract/views.ts';
import { decodeClient, type Port } from '../../shared/contract/wire.ts';
import { packAnswer } from '../../shared/explain-wire.ts';
import { packReport } from '../../shared/report-wire.ts';
import { fakeCompany } from './fake-company.ts';
import { fakeExplanation, fakeStory } from './fake-explain.ts';
import { FakeFloor } from './fake-floor.ts';
import { FakeLost } from './fake-lost.ts';
import { type FakeAnswer, fakeReport } from './fake-reports.ts';
import { fakeSnapshot } from './fake-snapshot.ts';

export interface FakeCoreOptions {
  readonly agents: number;
  /** How many times as much quality tells of as on a floor of so many. */
  readonly times?: number;
  readonly seed: number;
  readonly now: () => number;
  /** Answers a command after so long; null: never. */
  readonly answerMs: number | null;
  readonly after: (ms: number, run: () => void) => void;
}

interface Watching {
  readonly send: (message: object) => void;
  readonly id: number;
  readonly topic: string;
  readonly filter: CockpitFilter;
  readonly params: unknown;
  n: number;
}

const UNDO_S = 8;
const DAY_MS = 86_400_000;
/** Istanbul's, of which `hello` tells. */
const ZONE_MS = 3 * 3_600_000;

export class FakeCore {
  readonly floor: FakeFloor;
  readonly lost: FakeLost;
  source: FreshnessView['source'];
  extras: Partial<FreshnessView> = {};
  health: Partial<HealthView> = {};
  rejects: readonly RejectRow[] = [];
  /** Answer `hello` and push views; off: a core that has accepted the port and says nothing. */
  speaks = true;
  /** Companies in the reports. */
  companies = 40;
  /** The methods of what was asked. */
  readonly methods: string[] = [];
  private readonly options: FakeCoreOptions;
  private readonly watches = new Set<Watching>();
  private readonly ports = new Set<() => void>();
  private commands: CommandRecord[] = [];
  private heardAt: number;
  private nextCommand = 1;

  constructor(options: FakeCoreOptions) {
    this.options = options;
    this.floor = new FakeFloor(options.agents, options.seed, options.now());
    this.lost = new FakeLost(options.now);
    this.heardAt = options.now();
    this.source = { name: 'demo', kind: 'demo', commands: true, state: 'live', since: options.now() };
  }

  readonly connect = (): Promise<Port> => {
    let toPage: (text: string) => void = () => undefined;
    let closed: () => void = () => undefined;
    const send = (message: object): void => queueMicrotask(() => toPage(JSON.stringify({ v: 1, ...message })));
    const close = (): void => {
      this.ports.delete(close);
      for (const watch of this.watches) if (watch.send === send) this.watches.delete(watch);
      queueMicrotask(closed);
    };
    this.ports.add(close);
    return Promise.resolve({
      send: (text) => this.received(text, send),
      onMessage: (listener) => {
        toPage = listener;
      },
      onClose: (listener) => {
        closed = listener;
      },
      close,
    });
  };

  /** Cuts every console off. */
  cut(): void {
    for (const close of [...this.ports]) close();
  }

  /** Something happens on the floor, `count` times, and is pushed as one difference. */
  happen(count: number): void {
    this.heard();
    if (this.floor.agents().length === 0) return;
    const changed = new Set<string>();
    for (let i = 0; i < count; i += 1) changed.add(this.floor.change(this.options.now()));
    this.pushRows([...changed]);
  }

  heard(): void {
    if (this.source.state === 'live') this.heardAt = this.options.now();
  }

  setStatus(agent: string, status: AgentStatus, reason: string | null): void {
    this.floor.setStatus(agent, status, reason, this.options.now());
    this.pushRows([agent]);
  }

  pushFreshness(): void {
    this.push('freshness', () => this.freshness());
  }

  setSource(status: FreshnessView['source']): void {
    this.source = status;
    this.pushFreshness();
    this.push('health', () => ({ source: status }));
    if (status.state !== 'live') return;
    this.heard();
    for (const record of this.commands.filter((one) => one.state === 'waiting')) this.deliver(record.id);
  }

  addCommands(records: readonly CommandRecord[]): void {
    this.commands = [...records, ...this.commands];
    this.push('commands', () => ({ changed: records }));
  }

  private received(text: string, send: (message: object) => void): void {
    const message = decodeClient(text);
    if (message === null || !this.speaks || message.t === 'drop') return;
    if (message.t === 'unwatch') {
      for (const watch of this.watches) if (watch.id === message.id && watch.send === send) this.watches.delete(watch);
    } else if (message.t === 'watch') {
      const filter = (message.params ?? { product: [], channel: [], group: [] }) as CockpitFilter;
      const { id, topic, params } = message;
      const watch: Watching = { send, id, topic, filter, params, n: 1 };
      this.watches.add(watch);
      if (topic === 'rewind') this.rewound.push(params as RewindParams);
      if (topic === 'rewind' && this.rewindFails !== null) {
        const error = { code: 'rewind_failed', message: this.rewindFails };
        send({ t: 'answer', id, ok: false, error });
      } else if (topic !== 'rewind' || this.rewindAnswers) {
        const full = topic === 'rewind' ? this.past(params as RewindParams) : this.full(topic, filter);
        send({ t: 'push', id, n: 0, full });
      }
    } else {
      this.methods.push(message.method);
      const answer =
        message.method === 'report'
          ? packed(this.report(message.params as ReportAsk))
          : { ok: true, result: this.answer(message.method, message.params) };
      send({ t: 'answer', id: message.id, ...answer });
    }
  }

  /** A frame of a play, to everybody who looks back. */
  pushRewind(diff: RewindDiff): void {
    this.push('rewind', () => diff);
  }

  /** Questions for the past, oldest first. */
  readonly rewound: RewindParams[] = [];
  /** Off: the past is still being read. */
  rewindAnswers = true;
  rewindFails: string | null = null;

  /** The made-up floor is the same at every moment; its day begins at six and its events thicken at eleven. */
  private past(params: RewindParams): RewindView {
    const now = this.options.now();
    const start = Math.floor((now + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
    const from = start - 20 * DAY_MS;
    const at = Math.min(now, Math.max(from, params.at));
    const day = Math.floor((at + ZONE_MS) / DAY_MS) * DAY_MS - ZONE_MS;
    const quarters = Array.from({ length: 96 }, (_, n) => {
      const busy = 6 * 4 < n && n < 21 * 4 ? 40 + 60 * Math.exp(-(((n - 44) / 8) ** 2)) + ((n * 7) % 11) : 2;
      return day + n * 900_000 > now ? 0 : Math.round(busy);
    });
    return {
      ...this.floor.view(params, at),
      ...{ at, speed: params.speed, from, to: now },
      ...{ day_start: day, day_end: day + DAY_MS, activity: quarters },
    };
  }

  private report(ask: ReportAsk): FakeAnswer {
    const now = this.options.now();
    const { rows } = this.floor.view({ product: [], channel: [], group: [] }, now);
    return fakeReport(ask, {
      now,
      agents: rows,
      groups: this.floor.directory().groups,
      companies: this.companies,
      times: this.options.times ?? 1,
    });
  }

  private full(topic: string, filter: CockpitFilter): unknown {
    if (topic === 'cockpit') return this.floor.view(filter, this.options.now());
    if (topic === 'directory') return this.floor.directory();
    if (topic === 'freshness') return this.freshness();
    if (topic === 'commands') return this.commands;
    if (topic === 'lost_notes') return [];
    return this.healthView();
  }

  private answer(method: string, params: unknown): unknown {
    if (method === 'hello') {
      const actor = 'Deniz Aksoy';
      return { version: '0.1.0', shell: 'host', tz: 'Europe/Istanbul', actor, demo: true, undo_s: UNDO_S };
    }
    if (method === 'conversation' || method === 'explain') {
      const { rows } = this.floor.view({ product: [], channel: [], group: [] }, this.options.now());
      const now = this.options.now();
      if (method === 'explain') return packAnswer(fakeExplanation(params as ExplainAsk, now, rows));
      return fakeStory(params as ConversationAsk, now, rows);
    }
    if (method === 'company') return fakeCompany(params as CompanyAsk);
    if (method === 'snapshot') return fakeSnapshot(params as DaySnapshotAsk);
    if (method === 'lost') return this.lost.list(params as LostAsk);
    if (method === 'lost.mark') return this.lost.mark(params as MarkAsk);
    if (method === 'hours.get') return this.lost.hours;
    if (method === 'hours.set') return this.lost.setHours(params as SetHours);
    if (method === 'rejects') return this.rejects;
    if (method === 'commands.undo') return { commands: this.undo((params as { ids: string[] }).ids) };
    const { agents, status, reason } = params as {
      agents: { agent: string; expect: AgentStatus }[];
      status: AgentStatus;
      reason: string | null;
    };
    const commands = agents.map(({ agent, expect }) => this.ask(agent, expect, status, reason, null));
    return { commands };
  }

  private ask(
    agent: string,
    expect: AgentStatus,
    status: AgentStatus,
    reason: string | null,
    undoes: string | null,
  ): CommandRecord {
    const row = this.floor.row(agent);
    const state =
      row.status === 'offline'
        ? 'refused'
        : row.status !== expect
          ? 'superseded'
          : this.source.state === 'live'
            ? 'sent'
            : 'waiting';
    const outcome = state === 'refused' ? 'agent_offline' : state === 'superseded' ? `now_${row.status}` : null;
    const record: CommandRecord = {
      id: `c-${this.nextCommand++}`,
      agent,
      agent_name: row.name,
      status,
      previous: expect,
      actor: 'Deniz Aksoy',
      reason,
      asked_at: this.options.now(),
      state,
      settled_at: outcome === null ? null : this.options.now(),
      outcome,
      undoes,
    };
    this.commands = [record, ...this.commands];
    this.push('commands', () => ({ changed: [record] }));
    if (state === 'sent') this.deliver(record.id);
    return record;
  }

  private undo(ids: readonly string[]): CommandRecord[] {
    return ids.flatMap((id) => {
      const record = this.commands.find((one) => one.id === id);
      if (record === undefined) return [];
      if (record.state === 'waiting') return [this.settle(id, 'cancelled', null)];
      return [this.ask(record.agent, record.status, record.previous, null, id)];
    });
  }

  private deliver(id: string): void {
    this.settle(id, 'sent', null);
    const { answerMs } = this.options;
    if (answerMs === null) return;
    this.options.after(answerMs, () => {
      const record = this.settle(id, 'confirmed', null);
      this.setStatus(record.agent, record.status, record.reason);
    });
  }

  private settle(id: string, state: CommandRecord['state'], outcome: string | null): CommandRecord {
    const at = this.commands.findIndex((one) => one.id === id);
    const before = this.commands[at];
    if (before === undefined) throw new Error(`no command ${id}`);
    const record = { ...before, state, outcome, settled_at: state === 'sent' ? null : this.options.now() };
    this.commands = this.commands.with(at, record);
    this.push('commands', () => ({ changed: [record] }));
    return record;
  }

  private pushRows(agents: readonly string[]): void {
    this.push('cockpit', ({ filter }) => this.floor.diff(agents, filter, this.options.now()));
  }

  private push(topic: string, diff: (watch: Watching) => unknown): void {
    for (const watch of this.watches) {
      if (watch.topic !== topic) continue;
      watch.send({ t: 'push', id: watch.id, n: watch.n, diff: diff(watch) });
      watch.n += 1;
    }
  }

  private freshness(): FreshnessView {
    const outbox = this.commands.filter((record) => record.state === 'waiting').length;
    return {
      now: this.options.now(),
      source: this.source,
      heard_at: this.heardAt,
      data_at: this.heardAt,
      saved: { state: 'ok' },
      recovered: null,
      outbox,
      rejects: this.rejects.length,
      ...this.extras,
    };
  }

  private healthView(): HealthView {
    return {
      version: '0.1.0',
      started_at: this.options.now() - 5_400_000,
      source: this.source,
      lag_ms: { p50: 3.2, p99: 14.6 },
      events_per_s: 42.4,
      events_total: 1_284_930,
      unknown_total: 12,
      rejects: [],
      outbox: 0,
      database: { file: '/home/deniz/.local/share/kokpit/kokpit.db', bytes: 412e6, wal_bytes: 4.1e6, integrity: 'ok' },
      slow_queries: [],
      errors: [],
      memory_bytes: 231e6,
      clients: 3,
      dropped_messages: 0,
      ...this.health,
    };
  }
}

function packed(answer: FakeAnswer) {
  return answer.ok ? { ...answer, result: packReport(answer.result) } : answer;
}
