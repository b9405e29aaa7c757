// The command log, watched: the newest records, then those that are new or have changed.
import type { CommandRecord, Topics } from '../../shared/contract/views.ts';
import type { Subject } from '../publish/topic.ts';

export interface CommandsSubject extends Subject {
  touch(records: readonly CommandRecord[]): void;
}

export function commandsSubject(list: () => readonly CommandRecord[]): CommandsSubject {
  const changed = new Map<string, CommandRecord>();
  return {
    touch: (records) => {
      for (const record of records) changed.set(record.id, record);
    },
    full: () => {
      changed.clear();
      return list() satisfies Topics['commands']['full'];
    },
    diff: () => {
      if (changed.size === 0) return null;
      const diff: Topics['commands']['diff'] = { changed: [...changed.values()] };
      changed.clear();
      return diff;
    },
  };
}
