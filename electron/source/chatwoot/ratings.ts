// What customers said of a conversation. Pure but for what is remembered of it.
import { cut, type Draft } from './drafts.ts';
import type { Memory } from './memory.ts';
import type { Rating } from './shapes.ts';

/** A rating whose words may still come. */
const SILENT_MOST = 25;

/** @param ratings in any order. Words may come behind the stars, into the same rating. */
export function tellRatings(memory: Memory, ratings: readonly Rating[]): readonly Draft[] {
  const drafts: Draft[] = [];
  const silent = new Set(memory.silent);
  const told = memory.rating;
  for (const { id, conversation, at, stars, text } of [...ratings].sort((a, b) => a.id - b.id)) {
    const ms = at * 1_000;
    if (id > told) drafts.push({ id: `rating-${id}`, ms, type: 'rating.given', data: { conversation, stars } });
    if (text !== null && (id > told || silent.has(id))) {
      const data = { conversation, text: cut(text) };
      drafts.push({ id: `rating-${id}-words`, ms, type: 'feedback.given', data });
    }
    if (text !== null) silent.delete(id);
    else if (id > told) silent.add(id);
    memory.rating = Math.max(memory.rating, id);
  }
  memory.silent = [...silent].slice(-SILENT_MOST);
  return drafts;
}
