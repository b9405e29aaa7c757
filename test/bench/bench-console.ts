// A console of the bench's own process: tells the floor events and notes how long each takes until its difference comes.
import { once } from 'node:events';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { ReportAsk } from '../../shared/contract/reports.ts';
import { AGENTS, resolvedEvent } from './dom-floor.ts';
import { agentId } from './event-stream.ts';

interface Said {
  readonly id: number;
  readonly t: 'push' | 'answer';
  readonly ok?: boolean;
  readonly diff?: { readonly rows?: Readonly<Record<string, { readonly resolved?: number }>> };
}

const COCKPIT = 1;

export class BenchConsole {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (ok: boolean) => void>();
  readonly #sentAt = new Map<string, number[]>();
  readonly #shown = new Map<string, number>();
  readonly took: number[] = [];
  #last = COCKPIT;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#heard(JSON.parse(String(data)) as Said));
  }

  /** @param link uses it up. */
  static async open(link: string): Promise<BenchConsole> {
    const answer = await fetch(link, { redirect: 'manual' });
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    const { host } = new URL(link);
    const socket = new WebSocket(`ws://${host}/ws`, { headers: { cookie, origin: `http://${host}` } });
    await once(socket, 'open');
    const console = new BenchConsole(socket);
    const everything = { product: [], channel: [], group: [] };
    console.#say({ t: 'watch', id: COCKPIT, topic: 'cockpit', params: everything });
    return console;
  }

  /** Tells one event every `stepMs`, agents in turn. */
  async tell(socket: Socket, count: number, stepMs: number): Promise<void> {
    const startedAt = performance.now();
    for (let i = 0; i < count; i++) {
      const waitMs = startedAt + i * stepMs - performance.now();
      if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
      const agent = agentId(i % AGENTS);
      const sent = this.#sentAt.get(agent) ?? [];
      const { line } = resolvedEvent(agent, sent.length, Date.now());
      sent.push(performance.now());
      this.#sentAt.set(agent, sent);
      socket.write(line);
    }
  }

  /** Rejects where the report is refused. */
  async report(ask: ReportAsk): Promise<void> {
    const id = ++this.#last;
    this.#say({ t: 'request', id, method: 'report', params: ask });
    const ok = await new Promise<boolean>((resolve) => this.#waiting.set(id, resolve));
    if (!ok) throw new Error(`A report was refused: ${JSON.stringify(ask)}`);
  }

  close(): void {
    this.#socket.close();
  }

  #say(message: object): void {
    this.#socket.send(JSON.stringify({ v: 1, ...message }));
  }

  #heard({ id, t, ok, diff }: Said): void {
    if (t === 'answer') {
      this.#waiting.get(id)?.(ok === true);
      this.#waiting.delete(id);
    }
    const at = performance.now();
    for (const [agent, { resolved }] of Object.entries(diff?.rows ?? {})) {
      const sent = this.#sentAt.get(agent) ?? [];
      for (let n = this.#shown.get(agent) ?? 0; n < Math.min(resolved ?? 0, sent.length); n++) {
        this.took.push(at - (sent[n] as number));
        this.#shown.set(agent, n + 1);
      }
    }
  }
}
