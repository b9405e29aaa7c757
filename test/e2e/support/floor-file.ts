// A small floor written by hand into a file of events, so that every figure on the screen is known beforehand.
import { appendFileSync, writeFileSync } from 'node:fs';

const MINUTE_MS = 60_000;
const SOURCE = '/test/floor';

export interface AgentOnFloor {
  readonly agent: string;
  readonly name: string;
  readonly group: string;
  readonly status: 'online' | 'offline' | 'break' | 'invisible';
  readonly slots: number;
}

/** Names that a search has to fold: both Turkish i, diacritics, ß. */
export const AGENTS: readonly AgentOnFloor[] = [
  { agent: 'a-01', name: 'Işıl Aydın', group: 'g-sales', status: 'online', slots: 4 },
  { agent: 'a-02', name: 'İlker Irmak', group: 'g-sales', status: 'online', slots: 4 },
  { agent: 'a-03', name: 'Ana Lima', group: 'g-sales', status: 'online', slots: 3 },
  { agent: 'a-04', name: 'Björn Strauß', group: 'g-care', status: 'online', slots: 3 },
  { agent: 'a-05', name: 'Zoë Müller', group: 'g-care', status: 'break', slots: 2 },
  { agent: 'a-06', name: 'Ben Ortiz', group: 'g-care', status: 'break', slots: 2 },
  { agent: 'a-07', name: 'Mia Novak', group: 'g-care', status: 'invisible', slots: 2 },
  { agent: 'a-08', name: 'Omar Haddad', group: 'g-sales', status: 'offline', slots: 2 },
];

export class FloorFile {
  readonly path: string;
  #count = 0;
  #startMs: number;

  /** Writes the floor as it stands: its directory, its statuses, and one conversation answered and resolved by Ana. */
  constructor(path: string, nowMs: number) {
    this.path = path;
    this.#startMs = nowMs - 30 * MINUTE_MS;
    writeFileSync(path, '');
    this.#add(0, 'product.updated', { product: 'p-acme', name: 'Acme' });
    this.#add(0, 'product.updated', { product: 'p-bolt', name: 'Bolt' });
    this.#add(0, 'group.updated', { group: 'g-sales', name: 'Sales' });
    this.#add(0, 'group.updated', { group: 'g-care', name: 'Care' });
    for (const { agent, name, group, slots } of AGENTS)
      this.#add(0, 'agent.updated', { agent, name, groups: [group], slots });
    for (const { agent, status } of AGENTS) {
      if (status !== 'offline') this.#add(1, 'agent.status_changed', { agent, status });
    }
    this.#talk('c-1', 'a-03', 'p-acme', 'whatsapp', { answeredAfter: 2, resolved: true });
    this.#talk('c-2', 'a-03', 'p-acme', 'web', { answeredAfter: 4, resolved: false });
    this.#talk('c-3', 'a-01', 'p-bolt', 'web', { answeredAfter: 1, resolved: false });
    this.#talk('c-4', 'a-01', 'p-bolt', 'web', { answeredAfter: 1, resolved: false });
    this.#talk('c-5', 'a-02', 'p-acme', 'web', { answeredAfter: 1, resolved: true });
  }

  /** Something happens on the floor just now. */
  happens(type: string, data: object): void {
    this.#write(new Date(), type, data);
  }

  #talk(
    conversation: string,
    agent: string,
    product: string,
    channel: string,
    how: { readonly answeredAfter: number; readonly resolved: boolean },
  ): void {
    this.#add(2, 'conversation.opened', { conversation, kind: 'chat', channel, product });
    this.#add(3, 'conversation.assigned', { conversation, agent });
    this.#add(3 + how.answeredAfter, 'message.sent', { conversation, author: 'agent', agent });
    if (how.resolved) this.#add(13, 'conversation.resolved', { conversation, agent });
  }

  #add(minute: number, type: string, data: object): void {
    this.#write(new Date(this.#startMs + minute * MINUTE_MS), type, data);
  }

  #write(time: Date, type: string, data: object): void {
    this.#count++;
    const id = `e-${String(this.#count).padStart(4, '0')}`;
    const event = { specversion: '1.0', id, source: SOURCE, type, time: time.toISOString(), data };
    appendFileSync(this.path, `${JSON.stringify(event)}\n`);
  }
}

/** A zone in which it is noon or a little after: no test ever meets midnight, and a demo floor is well staffed. */
export function noonZone(now: Date): string {
  const hours = 12 - now.getUTCHours();
  // POSIX signs: Etc/GMT-3 is three hours ahead of UTC.
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}
