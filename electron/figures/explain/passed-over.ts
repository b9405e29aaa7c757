// Events of a type that is counted, which were not: who did them, and why they do not count. Pure.
import { type DraftLeftOut, named, type Search } from './draft.ts';
import type { Room } from './draft-items.ts';
import { LeftOutBook } from './left-out.ts';
import type { PassedOver, Trace } from './trace.ts';

/** @param traces of the conversations that are searched, one after another. */
export function passedOver(
  { types, counts }: Search,
  traces: Iterable<readonly [id: string, trace: Trace]>,
  room: Room,
): DraftLeftOut[] {
  const book = new LeftOutBook(room);
  for (const [id, { state, passed: all }] of traces) {
    for (const passed of all) {
      const { event } = passed;
      if (!types.includes(event.type) || !counts(passed)) continue;
      book.add(reasonOf(passed), {
        told: named({ id, state }),
        agent: doerOf(passed),
        ms: event.ms,
        place: { event },
        value: 1,
      });
    }
  }
  return book.list();
}

/** Who resolved, reopened or gave away; whom a rating or a time-out was for. */
export function doerOf({ event: { type, data }, assignee }: PassedOver): string | null {
  const named = type === 'conversation.assigned' ? data.actor : data.agent;
  return typeof named === 'string' && type !== 'conversation.timed_out' ? named : assignee;
}

function reasonOf({ event: { type, data }, assignee, timedOut }: PassedOver): string {
  switch (type) {
    case 'conversation.assigned':
      if (data.agent === assignee) return 'assigned to the agent who had it already: it went to nobody else';
      return typeof data.actor === 'string'
        ? 'the agent took it: it did not go to someone else'
        : 'nobody is named who gave it away, and nobody had it before';
    case 'conversation.resolved':
      return 'it was closed already';
    case 'conversation.reopened':
      return 'it was open already';
    case 'conversation.timed_out':
      return timedOut ? 'its time limit had run out before: once per conversation' : 'it had been answered before';
    default:
      return 'nobody was assigned';
  }
}
