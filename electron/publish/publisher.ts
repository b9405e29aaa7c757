// Who watches what. Changes are gathered for a moment and go out together; the first after a quiet while goes at once.
import type { Port } from '../../shared/contract/wire.ts';
import type { Subject } from './topic.ts';
import { Topic } from './topic.ts';

export interface PublisherDeps {
  /** The thing behind a topic's name and parameters; throws a RequestError where there is none. */
  readonly subject: (topic: string, params: unknown) => Subject;
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
}

/** Two pushes of one topic are at least this far apart: one frame of a screen. */
const FLUSH_MS = 16;
/** Small standing topics (freshness, health) move at most so often. */
const SLOW_FLUSH_MS = 250;
const SLOW_TOPICS = new Set(['freshness', 'directory', 'health']);

interface Known {
  readonly topic: Topic;
  readonly subject: Subject;
  readonly name: string;
  flushedAt: number;
  scheduled: boolean;
}

export class Publisher {
  readonly #deps: PublisherDeps;
  readonly #topics = new Map<string, Known>();

  constructor(deps: PublisherDeps) {
    this.#deps = deps;
  }

  watch(port: Port, id: number, name: string, params: unknown): void {
    const key = `${name} ${JSON.stringify(params)}`;
    let known = this.#topics.get(key);
    if (known === undefined) {
      const subject = this.#deps.subject(name, params);
      known = { topic: new Topic(subject), subject, name, flushedAt: Number.NEGATIVE_INFINITY, scheduled: false };
      this.#topics.set(key, known);
    }
    known.topic.add(port, id);
  }

  /** @param id null: everything that this port watches. */
  unwatch(port: Port, id: number | null): void {
    for (const [key, known] of this.#topics) {
      known.topic.remove(port, id);
      if (!known.topic.watched) this.#topics.delete(key);
    }
  }

  /** The subjects of a topic that are being watched. */
  *subjects(name: string): IterableIterator<Subject> {
    for (const known of this.#topics.values()) if (known.name === name) yield known.subject;
  }

  /** Something behind this topic has changed. */
  changed(name: string): void {
    for (const known of this.#topics.values()) if (known.name === name) this.#schedule(known);
  }

  #schedule(known: Known): void {
    if (known.scheduled) return;
    known.scheduled = true;
    const gap = SLOW_TOPICS.has(known.name) ? SLOW_FLUSH_MS : FLUSH_MS;
    const wait = Math.max(0, known.flushedAt + gap - this.#deps.now());
    this.#deps.setTimer(() => {
      known.scheduled = false;
      known.flushedAt = this.#deps.now();
      known.topic.flush();
    }, wait);
  }
}
