// The directory and who is there, kept in memory and moved on stream by stream, so that no report reads all contacts anew.
// Each kind is read with the first question for it.
import type { CacheReader, StreamRow } from '../cache/types.ts';
import type { Directory } from '../figures/choice.ts';
import type { Entry } from '../figures/directory.ts';
import type { StateOf } from '../figures/fold.ts';
import type { Presence } from '../figures/presence.ts';
import { statesAsOf } from './as-of.ts';
import { thaw } from './stream-row.ts';

const KINDS = ['agent', 'group', 'company', 'contact', 'presence'] as const;
type Kind = (typeof KINDS)[number];

export interface DirectoryAt extends Directory {
  /** Whether its contacts are as they are now. */
  readonly hasNewestContacts: boolean;
}

interface Known {
  readonly states: Map<string, Entry | Presence>;
  /** Time of the newest event among them. */
  lastMs: number;
}

export class LiveDirectory {
  readonly #reader: CacheReader;
  readonly #known = new Map<Kind, Known>();
  readonly #onMoved: (contact: string | null) => void;

  /** @param onMoved is told of a contact that is another company's than before; null: any may be. */
  constructor(reader: CacheReader, onMoved: (contact: string | null) => void) {
    this.#reader = reader;
    this.#onMoved = onMoved;
  }

  /** Takes a stream as it is now; of what has not been asked for yet nothing is kept. */
  take(row: StreamRow): void {
    const known = this.#known.get(row.kind as Kind);
    if (known === undefined) return;
    const before = companyIn(known, row);
    note(known, row);
    if (row.kind === 'contact' && companyIn(known, row) !== before) this.#onMoved(row.id);
  }

  /** Everything is read anew when it is asked for. */
  forget(): void {
    this.#known.clear();
    this.#onMoved(null);
  }

  /** As of a moment; nothing is read before it is asked for. */
  at(ms: number): DirectoryAt {
    const states = this.#remembering(ms);
    const named = () => new Set(this.#reader.agents().flatMap(({ id, firstMs }) => (firstMs <= ms ? [id] : [])));
    const isNewest = () => this.#of('contact').lastMs <= ms;
    return {
      get agents() {
        return states('agent');
      },
      get groups() {
        return states('group');
      },
      get companies() {
        return states('company');
      },
      get contacts() {
        return states('contact');
      },
      get presence() {
        return states('presence');
      },
      get named() {
        return named();
      },
      get hasNewestContacts() {
        return isNewest();
      },
    };
  }

  #remembering(ms: number): <K extends Kind>(kind: K) => ReadonlyMap<string, StateOf<K>> {
    const asked = new Map<Kind, ReadonlyMap<string, Entry | Presence>>();
    return <K extends Kind>(kind: K) => {
      const known = asked.get(kind) ?? this.#states(kind, ms);
      asked.set(kind, known);
      return known as ReadonlyMap<string, StateOf<K>>;
    };
  }

  #states(kind: Kind, ms: number): ReadonlyMap<string, Entry | Presence> {
    const { states, lastMs } = this.#of(kind);
    if (lastMs <= ms) return states;
    const then = statesAsOf(this.#reader, this.#reader.streamsOf(kind), kind, ms);
    return new Map([...then].map(({ id, state }) => [id, state]));
  }

  #of(kind: Kind): Known {
    let known = this.#known.get(kind);
    if (known === undefined) {
      known = { states: new Map(), lastMs: Number.NEGATIVE_INFINITY };
      for (const row of this.#reader.streamsOf(kind)) note(known, row);
      this.#known.set(kind, known);
    }
    return known;
  }
}

function companyIn({ states }: Known, { id }: StreamRow): string | null {
  return (states.get(id) as Entry | undefined)?.company ?? null;
}

function note(known: Known, row: StreamRow): void {
  known.states.set(row.id, thaw(row).state as Entry | Presence);
  if (row.lastMs > known.lastMs) known.lastMs = row.lastMs;
}
