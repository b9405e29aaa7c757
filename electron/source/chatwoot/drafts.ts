// Events as they are made of what Chatwoot tells. An id is made of Chatwoot's own numbers, so that what is read twice is one event.
// Pure.

export interface Draft {
  readonly id: string;
  readonly type: string;
  /** ms since 1970. */
  readonly ms: number;
  /** Its place within its second; absent: alone in it. */
  readonly sequence?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where in a second something stands: Chatwoot tells whole seconds, and its messages' numbers tell the order within one. */
export type Rank = 'opened' | 'placed' | 'before' | 'message' | 'behind' | 'assigned' | 'closed';

const RANKS: Readonly<Record<Rank, string>> = {
  opened: '0',
  placed: '1',
  before: '3',
  message: '5',
  behind: '6',
  assigned: '7',
  closed: '8',
};

/** @param message the newest one by then. */
export function sequenceOf(message: number, rank: Rank): string {
  return `${String(message).padStart(14, '0')}${RANKS[rank]}`;
}

export function linesOf(source: string, drafts: readonly Draft[]): Buffer {
  const lines = drafts.map(({ id, type, ms, sequence, data }) =>
    JSON.stringify({ specversion: '1.0', id, source, type, time: new Date(ms).toISOString(), sequence, data }),
  );
  return Buffer.from(lines.map((line) => `${line}\n`).join(''));
}

const TEXT_MOST = 10_000;

/** A text as long as an event's may be; what is no whole character is none. */
export function cut(text: string, most = TEXT_MOST): string {
  return text.slice(0, most).toWellFormed();
}
