// One watched thing and everybody who watches it with the same parameters: a full picture to each newcomer, then
// numbered differences, made once for all of them.
import type { Port } from '../../shared/contract/wire.ts';
import { WIRE_VERSION } from '../../shared/contract/wire.ts';

/** What a topic needs to know of the thing that it shows. */
export interface Subject {
  full(): unknown;
  /** What has changed since the last call; null: nothing. */
  diff(): unknown;
}

interface Watcher {
  readonly port: Port;
  readonly id: number;
  n: number;
}

export class Topic {
  readonly #subject: Subject;
  readonly #watchers: Watcher[] = [];

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  get watched(): boolean {
    return this.#watchers.length > 0;
  }

  add(port: Port, id: number): void {
    // Who watches already is brought up to date first, so that the newcomer's picture is everybody's.
    this.flush();
    this.#watchers.push({ port, id, n: 0 });
    port.send(push(id, 0, 'full', JSON.stringify(this.#subject.full())));
  }

  remove(port: Port, id: number | null): void {
    for (let i = this.#watchers.length - 1; i >= 0; i--) {
      const watcher = this.#watchers[i] as Watcher;
      if (watcher.port === port && (id === null || watcher.id === id)) this.#watchers.splice(i, 1);
    }
  }

  flush(): void {
    if (this.#watchers.length === 0) return;
    const diff = this.#subject.diff();
    if (diff === null) return;
    const text = JSON.stringify(diff);
    for (const watcher of this.#watchers) watcher.port.send(push(watcher.id, ++watcher.n, 'diff', text));
  }
}

function push(id: number, n: number, what: 'full' | 'diff', json: string): string {
  return `{"v":${WIRE_VERSION},"t":"push","id":${id},"n":${n},"${what}":${json}}`;
}
