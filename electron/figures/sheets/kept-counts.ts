// Counts of blocks and of parts of days that stay from question to question: who looks at one figure looks at the next, and at
// the same days again.

/** Of all choices: a month of 500 agents, by each of its days and all that they are added up to, is 3 MB. */
const MOST_BYTES = 4 * 1_048_576;

interface Counts {
  readonly byteLength: number;
}

interface Kept {
  readonly version: string;
  readonly counts: Counts;
}

export interface CountsOfChoice<C extends Counts = Int32Array> {
  /** @param part what is counted. @param version of it; null: it has none, and is counted each time. */
  get(part: string, version: string | null, count: () => C): C;
}

export class KeptCounts {
  /** By choice, the one asked for last at the end. */
  readonly #choices = new Map<string, Map<string, Kept>>();
  #bytes = 0;

  /** @param choice all that decides what is counted, and what it is counted as. */
  of<C extends Counts = Int32Array>(choice: string): CountsOfChoice<C> {
    const parts = this.#choices.get(choice) ?? new Map<string, Kept>();
    this.#choices.delete(choice);
    this.#choices.set(choice, parts);
    return { get: (part, version, count) => this.#get(parts, part, version, count) };
  }

  #get<C extends Counts>(parts: Map<string, Kept>, key: string, version: string | null, count: () => C): C {
    if (version === null) return count();
    const known = parts.get(key);
    if (known?.version === version) return known.counts as C;
    const counts = count();
    this.#bytes += counts.byteLength - (known?.counts.byteLength ?? 0);
    parts.set(key, { version, counts });
    this.#makeRoom(parts, key);
    return counts;
  }

  /** Choices asked for longest ago go first; of this one what came last, as the next question begins with the others. */
  #makeRoom(parts: Map<string, Kept>, key: string): void {
    for (const [choice, others] of this.#choices) {
      if (this.#bytes <= MOST_BYTES) return;
      if (others === parts) continue;
      for (const { counts } of others.values()) this.#bytes -= counts.byteLength;
      this.#choices.delete(choice);
    }
    if (this.#bytes <= MOST_BYTES) return;
    this.#bytes -= parts.get(key)?.counts.byteLength ?? 0;
    parts.delete(key);
  }
}
