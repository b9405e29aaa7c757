// How far a command has come: a word with its mark, and the reason where it failed.

import type { CommandRecord } from '../../shared/contract/views.ts';
import { isOpen } from '../store/commands.ts';
import { useWords } from './context.ts';
import { Icon } from './icons.tsx';
import { reasonWords, stateWords } from './outcome-words.ts';

export function CommandState({ record }: { readonly record: CommandRecord }) {
  const { t } = useWords();
  const failed = ['refused', 'expired', 'superseded'].includes(record.state);
  const icon = failed ? 'warning' : isOpen(record.state) ? 'clock' : record.state === 'cancelled' ? 'dash' : 'check';
  return (
    <span className={failed ? 'command-state failed' : 'command-state'} data-state={record.state}>
      <Icon name={icon} />
      <span>
        {stateWords(record, t)}
        {failed && <small>{reasonWords(record, t)}</small>}
      </span>
    </span>
  );
}
