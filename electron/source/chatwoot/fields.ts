// Fields of what Chatwoot tells, each as what it must be: one that does not hold is told by its name. Pure.

/** A field that Chatwoot does not tell as it should. */
export class Drift extends Error {
  constructor(kind: string, field: string, value: unknown) {
    super(`Chatwoot tells ${kind} whose ${field} cannot be used: ${shown(value)}`);
  }
}

export class Fields {
  readonly #kind: string;
  readonly #of: Readonly<Record<string, unknown>>;

  constructor(kind: string, value: unknown) {
    this.#kind = kind;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Drift(kind, 'whole', value);
    this.#of = value as Readonly<Record<string, unknown>>;
  }

  get(field: string): unknown {
    return this.#of[field];
  }

  drift(field: string): Drift {
    return new Drift(this.#kind, field, this.#of[field]);
  }

  whole(field: string): number {
    const value = this.#of[field];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) throw this.drift(field);
    return value;
  }

  /** A number that names something, as an identifier of events. */
  id(field: string): string {
    return String(this.whole(field));
  }

  text(field: string): string {
    const value = this.#of[field];
    if (typeof value !== 'string' || value === '') throw this.drift(field);
    return value;
  }

  /** null where there is none, or an empty one. */
  maybeText(field: string): string | null {
    const value = this.#of[field];
    return typeof value === 'string' && value !== '' ? value : null;
  }

  list(field: string): readonly unknown[] {
    const value = this.#of[field];
    if (!Array.isArray(value)) throw this.drift(field);
    return value;
  }

  inner(field: string): Fields | null {
    const value = this.#of[field];
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Fields(this.#kind, value) : null;
  }

  /** Chatwoot tells seconds, here and there a time in words; a part of a second is cut, as it cuts its messages'. */
  seconds(field: string): number {
    const at = this.maybeSeconds(field);
    if (at === null) throw this.drift(field);
    return at;
  }

  maybeSeconds(field: string): number | null {
    const at = this.maybeMoment(field);
    return at === null ? null : Math.floor(at);
  }

  /** With its part of a second. */
  maybeMoment(field: string): number | null {
    const value = this.#of[field];
    const at =
      typeof value === 'string' ? (/^\d+(\.\d+)?$/.test(value) ? Number(value) : Date.parse(value) / 1000) : value;
    return typeof at === 'number' && Number.isFinite(at) && at > 0 ? at : null;
  }
}

function shown(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : (JSON.stringify(value)?.slice(0, 80) ?? 'missing');
}
