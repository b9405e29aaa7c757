// What leads noted about lost conversations (called back, done, no need): who, when, and nobody's note overwritten
// unseen. Kept in the cache, one value a conversation; figures know nothing of it.
import { LOST_STATES, type LostNote, type LostState, type MarkAsk, type Marked } from '../../shared/contract/lost.ts';
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import { RequestError } from './client.ts';
import { keep } from './kept.ts';

const MOST_MARKS = 1_000;

const KEY = 'lost_note:';

function keyOf(conversation: string): string {
  return `${KEY}${conversation}`;
}

/** null: nobody has noted anything. */
export function noteOf(reader: CacheReader, conversation: string): LostNote | null {
  const kept = reader.meta(keyOf(conversation));
  return kept === null ? null : (JSON.parse(kept) as LostNote);
}

export function stateOf(reader: CacheReader, conversation: string): LostState {
  return noteOf(reader, conversation)?.state ?? 'open';
}

/** How many of these conversations are noted as worked off, by their numbers: from whichever are fewer, they or all notes. */
export function workedOff(reader: CacheReader, numbers: readonly number[]): number {
  if (numbers.length === 0) return 0;
  const notes = reader.metaUnder(KEY, numbers.length);
  if (notes === null) return reader.streamsByNo(numbers).filter(({ id }) => stateOf(reader, id) !== 'open').length;
  const ids = [...notes].flatMap(([key, kept]) =>
    (JSON.parse(kept) as LostNote).state === 'open' ? [] : [key.slice(KEY.length)],
  );
  const noted = new Set([...reader.findStreams('conversation', ids).values()].map(({ no }) => no));
  return numbers.filter((no) => noted.has(no)).length;
}

export interface NotesDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly now: () => number;
  readonly actor: string;
}

export class LostNotes {
  readonly #deps: NotesDeps;
  #last: Promise<unknown> = Promise.resolve();

  constructor(deps: NotesDeps) {
    this.#deps = deps;
  }

  /** One after the other, so that of two who mark at once the second is told. Rejects with a RequestError. */
  mark(ask: MarkAsk): Promise<Marked> {
    const marked = this.#last.then(() => this.#mark(ask));
    this.#last = marked.catch(() => {});
    return marked;
  }

  async #mark({ conversations, state }: MarkAsk): Promise<Marked> {
    const { reader, writer, now, actor } = this.#deps;
    const ids = conversations.map(({ conversation }) => conversation);
    const known = reader.findStreams('conversation', ids);
    const stranger = ids.find((id) => !known.has(id));
    if (stranger !== undefined) {
      throw new RequestError('unknown_conversation', `There is no conversation ${stranger}; nothing was changed.`);
    }
    const overtaken = conversations.flatMap(({ conversation, expect }) =>
      (noteOf(reader, conversation)?.at ?? null) === expect ? [] : [conversation],
    );
    // Later than what it replaces, also where the clock was set back: of two notes the later one is known by it.
    const before = conversations.map(({ expect }) => expect ?? Number.NEGATIVE_INFINITY);
    const note: LostNote = { state, by: actor, at: Math.max(now(), ...before.map((at) => at + 1)) };
    const free = ids.filter((id) => !overtaken.includes(id));
    if (free.length > 0) await keep(writer, Object.fromEntries(free.map((id) => [keyOf(id), JSON.stringify(note)])));
    return { notes: ids.map((conversation) => ({ conversation, note: noteOf(reader, conversation) })), overtaken };
  }
}

/** Checks what a console sends. @throws RequestError */
export function markAskOf(params: unknown): MarkAsk {
  const { conversations, state } = (params ?? {}) as Readonly<Record<string, unknown>>;
  if (!LOST_STATES.includes(state as LostState)) throw wrong('state');
  if (!Array.isArray(conversations) || conversations.length === 0 || conversations.length > MOST_MARKS) {
    throw wrong('conversations');
  }
  return {
    state: state as LostState,
    conversations: conversations.map((one) => {
      const { conversation, expect } = (one ?? {}) as Readonly<Record<string, unknown>>;
      if (typeof conversation !== 'string') throw wrong('conversation');
      if (expect !== null && typeof expect !== 'number') throw wrong('expect');
      return { conversation, expect };
    }),
  };
}

function wrong(what: string): RequestError {
  return new RequestError('bad_request', `The console asked for something that is not understood: ${what}.`);
}
