// The log of who changed whose status, when, and what became of it; newest first, searched from the first letter.

import { useMemo } from 'react';
import type { CommandRecord } from '../../shared/contract/views.ts';
import { createSearch } from '../../shared/text/fold.ts';
import { canUndo } from '../store/commands.ts';
import { CommandState } from './command-state.tsx';
import { useSession, useStore, useValue, useWords, type Words } from './context.ts';
import { Icon, StatusMark } from './icons.tsx';
import { reasonWords, stateWords } from './outcome-words.ts';
import { SearchBox, TopBar } from './top-bar.tsx';

const ROWS_MOST = 200;

export function CommandsPage() {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const commands = useValue(session.desk.commands);
  const query = useStore(session.navigation.state, (route) => route.query);
  const found = useMemo(() => searched(commands.list, query, words), [commands.list, query, words]);
  return (
    <>
      <TopBar title={t('page.commands')}>
        <SearchBox label={t('search.commands')} />
      </TopBar>
      <main className="page" data-testid="page-commands">
        {found.length === 0 ? (
          <div className="nothing">
            <h2>{t(query.trim() === '' ? 'commands.none' : 'commands.none_found')}</h2>
            <p>{t(query.trim() === '' ? 'commands.none.text' : 'commands.none_found.text')}</p>
          </div>
        ) : (
          <CommandsTable records={found.slice(0, ROWS_MOST)} />
        )}
        {found.length > ROWS_MOST && <p className="hint">{t('commands.more', { n: ROWS_MOST, all: found.length })}</p>}
      </main>
    </>
  );
}

function searched(list: readonly CommandRecord[], query: string, { t, formats }: Words): readonly CommandRecord[] {
  const search = createSearch(query, formats.locale);
  if (search.empty) return list;
  return list.filter((record) => {
    const texts = [
      record.agent_name,
      record.actor,
      record.reason ?? '',
      t(`status.${record.status}`),
      stateWords(record, t),
      record.outcome === null ? '' : reasonWords(record, t),
    ];
    return texts.some((text) => search.find(text) !== null);
  });
}

function CommandsTable({ records }: { readonly records: readonly CommandRecord[] }) {
  const { t } = useWords();
  return (
    <table className="table" data-testid="commands-table">
      <thead>
        <tr>
          <th scope="col">{t('commands.when')}</th>
          <th scope="col">{t('commands.who')}</th>
          <th scope="col">{t('commands.agent')}</th>
          <th scope="col">{t('commands.change')}</th>
          <th scope="col">{t('commands.reason')}</th>
          <th scope="col">{t('commands.outcome')}</th>
          <th scope="col">
            <span className="sr">{t('action.undo')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {records.map((record) => (
          <CommandRow key={record.id} record={record} />
        ))}
      </tbody>
    </table>
  );
}

function CommandRow({ record }: { readonly record: CommandRecord }) {
  const session = useSession();
  const { t, formats } = useWords();
  const commands = useValue(session.desk.commands);
  const statusNow = useStore(session.cockpit.state, (state) => state.entries.get(record.agent)?.row.status);
  return (
    <tr data-command={record.id} data-state={record.state}>
      <td className="num nowrap">{formats.dateTime(record.asked_at)}</td>
      <td>{record.actor}</td>
      <td>
        <strong>{record.agent_name}</strong>
      </td>
      <td className="nowrap">
        <span className="change">
          <StatusMark status={record.previous} />
          {t(`status.${record.previous}`)}
          <span aria-hidden="true">→</span>
          <StatusMark status={record.status} />
          {t(`status.${record.status}`)}
        </span>
        {record.undoes !== null && <small>{t('commands.undoes')}</small>}
      </td>
      <td>{record.reason ?? <span className="none">–</span>}</td>
      <td>
        <CommandState record={record} />
      </td>
      <td className="actions">
        {canUndo(record, commands, statusNow) && (
          <button
            type="button"
            className="button small"
            data-testid="log-undo"
            onClick={() => void session.desk.undo([record.id])}
          >
            <Icon name="undo" />
            {t(record.state === 'waiting' ? 'action.take_back' : 'action.undo')}
          </button>
        )}
      </td>
    </tr>
  );
}
