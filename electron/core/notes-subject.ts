// What is noted about lost conversations, watched: each note as it is made. What was noted before stands in the call-back
// list, which a console asks for.
import type { Marked } from '../../shared/contract/lost.ts';
import type { Topics } from '../../shared/contract/views.ts';
import type { Subject } from '../publish/topic.ts';

export interface NotesSubject extends Subject {
  touch(notes: Marked['notes']): void;
}

export function notesSubject(): NotesSubject {
  const changed = new Map<string, Marked['notes'][number]>();
  return {
    touch: (notes) => {
      for (const one of notes) changed.set(one.conversation, one);
    },
    full: () => [] satisfies Topics['lost_notes']['full'],
    diff: () => {
      if (changed.size === 0) return null;
      const diff: Topics['lost_notes']['diff'] = { changed: [...changed.values()] };
      changed.clear();
      return diff;
    },
  };
}
