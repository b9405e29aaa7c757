// A made-up call-back list and working hours for the renderer's tests and pictures: noted and set as the core does.

import type { HoursView, SetHours } from '../../shared/contract/hours.ts';
import {
  LOST_FIRST,
  type LostAsk,
  type LostNote,
  type LostReport,
  type LostRow,
  type MarkAsk,
  type Marked,
} from '../../shared/contract/lost.ts';
import { DEFAULT_HOURS } from '../../shared/hours.ts';
import { isShown, isToClear } from '../../shared/lost-rows.ts';

const MINUTE_MS = 60_000;
const KINDS = ['call', 'chat', 'call', 'video', 'chat', 'email'] as const;
const CHANNELS = { call: 'voice', chat: 'whatsapp', video: 'web', email: 'email' } as const;
const NAMES = 'Işıl Aydın,Mia Novak,Jürgen Weiß,Ayşe Demir,Leo Costa,Zoë Müller,Hakan Öz,Nora Lind,Ömer Çelik,Ana Lima';
const COMPANIES = ['Nordwind GmbH', 'Özgür Yazılım', 'Fjord Shipping'];
const ACTOR = 'Deniz Aksoy';

export class FakeLost {
  /** How many were lost. */
  count = 14;
  hours: HoursView = { hours: DEFAULT_HOURS, default: true, set: null };
  readonly notes = new Map<string, LostNote>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  list(ask: LostAsk): LostReport {
    const at = this.now();
    const rows = Array.from({ length: this.count }, (_, n) => this.row(n, at)).reverse();
    const standing = { kind: 'call', contact: 'ct-3', contact_name: 'Ayşe Demir' } as const;
    return {
      report: 'lost',
      ...ask.span,
      served: rows.filter(isToClear).length,
      at: new Date(at).toISOString(),
      tz: 'Europe/Istanbul',
      lost: rows.length,
      open: rows.filter(({ note }) => note === null || note.state === 'open').length,
      now: {
        waiting: { ...standing, conversation: 'c-w', since: new Date(at - 154_000).toISOString() },
        follow_up: { ...standing, kind: 'chat', conversation: 'c-f', since: new Date(at - 1_260_000).toISOString() },
      },
      rows: this.told(rows, ask),
    };
  }

  private told(rows: readonly LostRow[], { rows: asked }: LostAsk): readonly LostRow[] {
    if (asked === 'none') return [];
    if (asked === 'whole' || rows.length <= LOST_FIRST) return rows;
    return rows.filter((row) => isShown(row, asked.first)).slice(0, LOST_FIRST);
  }

  mark({ conversations, state }: MarkAsk): Marked {
    const overtaken = conversations.flatMap(({ conversation, expect }) =>
      (this.notes.get(conversation)?.at ?? null) === expect ? [] : [conversation],
    );
    for (const { conversation } of conversations) {
      if (!overtaken.includes(conversation)) this.notes.set(conversation, { state, by: ACTOR, at: this.now() });
    }
    const notes = conversations.map(({ conversation }) => ({
      conversation,
      note: this.notes.get(conversation) ?? null,
    }));
    return { notes, overtaken };
  }

  setHours({ hours }: SetHours): HoursView {
    const set = { by: ACTOR, at: this.now() };
    this.hours = { hours: hours ?? DEFAULT_HOURS, default: hours === null, set };
    return this.hours;
  }

  private row(n: number, now: number): LostRow {
    const kind = KINDS[n % KINDS.length] ?? 'call';
    const lost = now - (n * 23 + 4) * MINUTE_MS;
    const time = (minutes: number): string => new Date(lost + minutes * MINUTE_MS).toISOString();
    const conversation = `c-${n}`;
    const company = n % 2 === 0 ? (COMPANIES[n % 3] ?? null) : null;
    const name = n % 7 === 5 ? null : (NAMES.split(',')[n % 10] ?? null);
    return {
      conversation,
      kind,
      channel: CHANNELS[kind],
      product: 'p-1',
      group: 'g-1',
      group_name: 'Care',
      agent: n % 4 === 1 ? 'a-2' : null,
      agent_name: n % 4 === 1 ? 'Björn Strauß' : null,
      contact: name === null ? null : `ct-${n % 10}`,
      contact_name: name,
      company: company === null ? null : `co-${n % 3}`,
      company_name: company,
      opened: time(-3 - (n % 5)),
      lost_at: time(0),
      wait_s: (3 + (n % 5)) * 60 + n,
      answered_late_at: n % 6 === 4 ? time(9) : null,
      back:
        n % 3 === 0
          ? { times: 1 + (n % 2), at: time(5), conversation: `b-${n}`, answered_at: n % 2 === 0 ? time(6) : null }
          : null,
      called: n % 5 === 2 ? { conversation: `o-${n}`, at: time(12), reached_at: n % 2 === 0 ? time(13) : null } : null,
      note: this.notes.get(conversation) ?? null,
    };
  }
}
