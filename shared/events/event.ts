// An event as every step behind the inbox sees it: decoded, checked, with its time cut to the millisecond.

/** A decoded event. `data` is kept as delivered; `ms` is `time` in ms since 1970. */
export interface KokpitEvent {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly ms: number;
  /** CloudEvents' sequence extension, `""` where absent. */
  readonly sequence: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** What its type means to the figures, a number of meaning.ts. */
  readonly code: number;
  /** The id, in its data, of what it is about; '' where it is about nothing that has one. */
  readonly subject: string;
  /** `hash32` of the subject, by which its stream is found: it is made while the text is at hand. */
  readonly hash: number;
  /** The agent whom it names. */
  readonly agent: string | null;
}

/** Where an event stands in the total order of spec/events.md. */
export interface OrderKey {
  readonly ms: number;
  readonly sequence: string;
  readonly source: string;
  readonly id: string;
}

/** The total order: time in ms, sequence, source, id; strings by UTF-16 code unit. @returns <0, 0 or >0. */
export function compareOrder(a: OrderKey, b: OrderKey): number {
  if (a.ms !== b.ms) return a.ms - b.ms;
  if (a.sequence !== b.sequence) return a.sequence < b.sequence ? -1 : 1;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  return 0;
}

export type RejectCategory = 'size' | 'utf8' | 'json' | 'envelope' | 'data' | 'conflict';

/** What the inbox makes of one line: an event (known type or not), or the reason why it is refused. */
export type Decoded =
  | { readonly ok: true; readonly event: KokpitEvent; readonly known: boolean }
  | { readonly ok: false; readonly category: RejectCategory; readonly reason: string };
