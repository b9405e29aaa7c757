// A made-up floor: agents, groups, figures, and one small change after another, all by seed.

import {
  AGENT_STATUSES,
  type AgentStatus,
  type CockpitDiff,
  type CockpitFigures,
  type CockpitFilter,
  type CockpitRow,
  type CockpitView,
  type DirectoryView,
  type Strip,
} from '../../shared/contract/views.ts';

const FIRST =
  'Işıl,İpek,Ana,Björn,Çağla,Dilek,Émile,Fatma,Gökhan,Hatice,Jörg,Kaan,Łukasz,Müge,Noah,Özlem,Petra,René,Şule,Tuğba,Umut,Vera,Yağız,Zoë'.split(
    ',',
  );
const LAST =
  'Aydın,Blum,Çelik,Demir,Eriksson,Fischer,Güneş,Hofmann,Ilgaz,Jansen,Kılıç,Lindqvist,Müller,Novák,Öztürk,Peeters,Quint,Rossi,Şahin,Tremblay,Uysal,Vogel,Weiß,Yıldırım,Zimmermann'.split(
    ',',
  );
const GROUPS = ['Sales', 'Care', 'Billing', 'Technical support', 'Premium', 'Night desk'].map((name, n) => ({
  id: `g-${n + 1}`,
  name,
}));
const PRODUCTS = ['Acme Phone', 'Acme Home', 'Bolt Energy'].map((name, n) => ({ id: `p-${n + 1}`, name }));
const CHANNELS = ['callback', 'email', 'instagram', 'messenger', 'ticket', 'voice', 'web', 'whatsapp'];
const BREAKS = ['Lunch', 'Coffee', 'Training', null];

export class FakeFloor {
  private readonly rows = new Map<string, CockpitRow>();
  private readonly random: () => number;
  private strip: Strip;

  constructor(agents: number, seed: number, now: number) {
    this.random = mulberry(seed);
    for (let n = 0; n < agents; n += 1) {
      const row = this.newRow(n, now);
      this.rows.set(row.agent, row);
    }
    this.strip = { online: 0, active: 0, waiting: 3, waiting_since: now - 74_000, service_level: 0.863, lost: 17 };
  }

  row(agent: string): CockpitRow {
    const row = this.rows.get(agent);
    if (row === undefined) throw new Error(`no agent ${agent}`);
    return row;
  }

  agents(): readonly string[] {
    return [...this.rows.keys()];
  }

  setStrip(change: Partial<Strip>): void {
    this.strip = { ...this.strip, ...change };
  }

  setStatus(agent: string, status: AgentStatus, reason: string | null, now: number): void {
    this.rows.set(agent, { ...this.row(agent), status, status_since: now, status_reason: reason });
  }

  /** One small change to one agent. @returns who. */
  change(now: number): string {
    const agents = this.agents();
    const agent = this.pick(agents);
    const row = this.row(agent);
    const dice = this.random();
    if (dice < 0.06 && row.status !== 'offline') {
      this.setStatus(agent, this.pick(AGENT_STATUSES.filter((one) => one !== 'offline')), null, now);
    } else if (dice < 0.5) {
      this.rows.set(agent, { ...row, active: Math.max(0, row.active + (this.random() < 0.5 ? 1 : -1)) });
    } else if (dice < 0.8) {
      this.rows.set(agent, { ...row, resolved: row.resolved + 1, active: Math.max(0, row.active - 1) });
    } else {
      const before = row.first_response_avg_s ?? 60;
      const average = Math.round(before * (0.9 + this.random() * 0.2) * 1000) / 1000;
      this.rows.set(agent, {
        ...row,
        first_response_avg_s: average,
        first_response_count: row.first_response_count + 1,
      });
    }
    const waiting = Math.max(0, this.strip.waiting + Math.round(this.random() * 2 - 1));
    this.strip = {
      ...this.strip,
      waiting,
      waiting_since: waiting === 0 ? null : (this.strip.waiting_since ?? now),
    };
    return agent;
  }

  directory(): DirectoryView {
    return { agents: this.rows.size, products: PRODUCTS, groups: GROUPS, channels: CHANNELS };
  }

  view(filter: CockpitFilter, now: number): CockpitView {
    const rows = this.shown(filter);
    return { at: now, day: '2026-11-23', rows, ...this.sums(rows) };
  }

  diff(agents: readonly string[], filter: CockpitFilter, now: number): CockpitDiff {
    const rows = this.shown(filter);
    const listed = new Set(rows.map((row) => row.agent));
    const changed = agents.filter((agent) => listed.has(agent)).map((agent) => [agent, this.row(agent)] as const);
    return { at: now, rows: Object.fromEntries(changed), ...this.sums(rows) };
  }

  private shown(filter: CockpitFilter): CockpitRow[] {
    const rows = [...this.rows.values()];
    if (filter.group.length === 0) return rows;
    return rows.filter((row) => row.groups.some((group) => filter.group.includes(group)));
  }

  private sums(rows: readonly CockpitRow[]): Pick<CockpitView, 'totals' | 'by_status' | 'strip'> {
    const sum = (of: (row: CockpitRow) => number): number => rows.reduce((total, row) => total + of(row), 0);
    const mean = (average: 'first_response_avg_s' | 'resolution_avg_s', count: keyof CockpitFigures): number | null => {
      const samples = sum((row) => row[count] ?? 0);
      return samples === 0 ? null : sum((row) => (row[average] ?? 0) * (row[count] ?? 0)) / samples;
    };
    const by_status = { online: 0, offline: 0, break: 0, invisible: 0 };
    for (const row of rows) by_status[row.status] += 1;
    const totals: CockpitFigures = {
      active: sum((row) => row.active),
      resolved: sum((row) => row.resolved),
      reactivated: sum((row) => row.reactivated),
      transferred: sum((row) => row.transferred),
      first_response_count: sum((row) => row.first_response_count),
      first_response_avg_s: mean('first_response_avg_s', 'first_response_count'),
      resolution_count: sum((row) => row.resolution_count),
      resolution_avg_s: mean('resolution_avg_s', 'resolution_count'),
    };
    return { totals, by_status, strip: { ...this.strip, online: by_status.online, active: totals.active } };
  }

  private newRow(n: number, now: number): CockpitRow {
    const first = FIRST[n % FIRST.length] ?? '';
    const last = LAST[(n * 7 + Math.floor(n / FIRST.length)) % LAST.length] ?? '';
    const dice = this.random();
    const status: AgentStatus = dice < 0.58 ? 'online' : dice < 0.78 ? 'offline' : dice < 0.93 ? 'break' : 'invisible';
    const worked = status !== 'offline' || this.random() < 0.4;
    const slots = 3 + Math.floor(this.random() * 4);
    const resolved = worked ? Math.floor(this.random() * 34) : 0;
    return {
      agent: `a-${n + 1}`,
      name: `${first} ${last}`,
      groups: [this.pick(GROUPS).id, ...(this.random() < 0.15 ? [this.pick(GROUPS).id] : [])],
      slots: this.random() < 0.05 ? null : slots,
      status,
      status_since: status === 'offline' && !worked ? null : now - Math.floor(this.random() ** 2 * 9_000_000),
      status_reason: status === 'break' ? this.pick(BREAKS) : null,
      active: status === 'online' ? Math.floor(this.random() * (slots + 1.3)) : 0,
      resolved,
      reactivated: this.random() < 0.25 ? Math.floor(this.random() * 4) : 0,
      transferred: this.random() < 0.3 ? Math.floor(this.random() * 5) : 0,
      first_response_count: resolved,
      first_response_avg_s: resolved === 0 ? null : 8 + this.random() ** 2 * 400,
      resolution_count: resolved,
      resolution_avg_s: resolved === 0 ? null : 90 + this.random() ** 2 * 5_000,
    };
  }

  private pick<T>(all: readonly T[]): T {
    const one = all[Math.floor(this.random() * all.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }
}

function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
