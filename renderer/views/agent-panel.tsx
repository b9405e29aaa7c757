// One agent, from the right: status and how long, what can be changed, the day's figures, the commands about them.

import { type ReactNode, useRef } from 'react';
import type { CockpitRow } from '../../shared/contract/views.ts';
import { entryOf } from '../../shared/figure-path.ts';
import type { Key } from '../locales/catalogue.ts';
import { agentPage, formatHash } from '../store/route.ts';
import { requestStatus, useNoChanges, useOffered } from './change-status.ts';
import { CommandState } from './command-state.tsx';
import { useSession, useStore, useWords } from './context.ts';
import { Explained } from './explained.tsx';
import { Count, Duration, Ticking } from './figures.tsx';
import { Icon, StatusMark } from './icons.tsx';
import { usePast } from './rewind-band.tsx';
import { Sentence } from './sentence.tsx';
import { useReturnedFocus } from './use-returned-focus.ts';

const COMMANDS_SHOWN = 8;

export function AgentPanel({ agent }: { readonly agent: string }) {
  const session = useSession();
  const { t } = useWords();
  const row = useStore(session.cockpit.state, (state) => state.entries.get(agent)?.row);
  const ready = useStore(session.cockpit.state, (state) => state.ready);
  const panel = useRef<HTMLElement>(null);
  const close = (): void => session.navigation.go({ agent: null });
  useReturnedFocus(() => panel.current?.focus({ preventScroll: true }));
  if (!ready) return null;
  return (
    <aside
      ref={panel}
      className="panel"
      tabIndex={-1}
      aria-label={row?.name ?? agent}
      data-testid="agent-panel"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target === panel.current)
          session.navigation.go(agentPage(agent, session.pastDay));
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header className="panel-head">
        <h2>{row?.name ?? agent}</h2>
        <button type="button" className="ghost square" aria-label={t('action.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <AgentPageLink agent={agent} />
      {row === undefined ? <p className="hint">{t('panel.not_shown')}</p> : <AgentDetails row={row} />}
    </aside>
  );
}

/** The agent's whole day, on a page of its own; Enter on the panel goes there too. */
function AgentPageLink({ agent }: { readonly agent: string }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const day = useStore(session.cockpit.state, () => session.pastDay);
  return (
    <a
      className="button small panel-page"
      href={formatHash({ ...route, ...agentPage(agent, day) })}
      data-testid="panel-page"
    >
      <Icon name="day" />
      {t('agent.whole_day')}
      <kbd>↵</kbd>
    </a>
  );
}

function AgentDetails({ row }: { readonly row: CockpitRow }) {
  const { t, formats } = useWords();
  const session = useSession();
  const past = usePast();
  const groups = useStore(session.floor.directory, (directory) => directory?.groups);
  const names = row.groups.map((id) => groups?.find((group) => group.id === id)?.name ?? id);
  return (
    <>
      <div className="panel-status">
        <StatusMark status={row.status} />
        <strong>{t(`status.${row.status}`)}</strong>
        {row.status_reason !== null && <span className="status-reason">{row.status_reason}</span>}
        <span className="panel-time">
          <Ticking since={row.status_since} reason={t('none.status')} />
        </span>
      </div>
      <p className="panel-sub">
        {row.status_since === null ? t('none.status') : t('panel.since', { time: formats.dateTime(row.status_since) })}
      </p>
      <p className="panel-sub">{names.length === 0 ? t('panel.no_group') : names.join(', ')}</p>
      <StatusButtons row={row} />
      <h3>{t(past ? 'rewind.figures' : 'panel.today')}</h3>
      <Figures row={row} />
      {!past && (
        <>
          <h3>{t('panel.commands')}</h3>
          <AgentCommands agent={row.agent} />
        </>
      )}
    </>
  );
}

function StatusButtons({ row }: { readonly row: CockpitRow }) {
  const session = useSession();
  const { t } = useWords();
  const refused = useNoChanges();
  const statuses = useOffered();
  const offline = row.status === 'offline';
  return (
    <>
      <div className="panel-actions">
        {statuses.map((status) => (
          <button
            key={status}
            type="button"
            className="button"
            aria-pressed={row.status === status}
            disabled={refused !== null || offline || row.status === status}
            data-testid={`panel-set-${status}`}
            onClick={() => requestStatus(session, new Map([[row.agent, row.status]]), status)}
          >
            <StatusMark status={status} />
            {t(`status.${status}`)}
          </button>
        ))}
      </div>
      {(refused !== null || offline) && (
        <p className="hint">{refused === null ? t('change.all_offline', { n: 1 }) : t(`change.${refused}`)}</p>
      )}
    </>
  );
}

function Figures({ row }: { readonly row: CockpitRow }) {
  const { t } = useWords();
  const explained = (figure: keyof CockpitRow, label: Key, number: ReactNode) => (
    <Explained path={entryOf('agents', 'agent', row.agent, figure)} label={`${t(label)}, ${row.name}`}>
      {number}
    </Explained>
  );
  const samples = (figure: 'first_response_count' | 'resolution_count') => (
    <small>
      <Sentence
        text="panel.samples"
        values={{ form: row[figure] }}
        parts={{ n: explained(figure, `explain.figure.${figure}`, <Count n={row[figure]} />) }}
      />
    </small>
  );
  return (
    <dl className="panel-figures">
      <dt>{t('column.load')}</dt>
      <dd>
        <span className="num">
          {explained('active', 'column.active', row.active)}
          <span className="unit"> / {row.slots ?? '–'}</span>
        </span>
      </dd>
      <dt>{t('column.first_response')}</dt>
      <dd>
        {explained(
          'first_response_avg_s',
          'column.first_response',
          <Duration seconds={row.first_response_avg_s} reason={t('none.first_response')} />,
        )}
        {samples('first_response_count')}
      </dd>
      <dt>{t('column.resolution')}</dt>
      <dd>
        {explained(
          'resolution_avg_s',
          'column.resolution',
          <Duration seconds={row.resolution_avg_s} reason={t('none.resolution')} />,
        )}
        {samples('resolution_count')}
      </dd>
      {(['active', 'resolved', 'reactivated', 'transferred'] as const).map((figure) => (
        <div key={figure} className="pair">
          <dt>{t(`column.${figure}`)}</dt>
          <dd>{explained(figure, `column.${figure}`, <Count n={row[figure]} />)}</dd>
        </div>
      ))}
    </dl>
  );
}

function AgentCommands({ agent }: { readonly agent: string }) {
  const session = useSession();
  const { t, formats } = useWords();
  const list = useStore(session.desk.commands, (commands) => commands.list);
  const own = list.filter((record) => record.agent === agent).slice(0, COMMANDS_SHOWN);
  if (own.length === 0) return <p className="hint">{t('panel.no_commands')}</p>;
  return (
    <ul className="panel-commands">
      {own.map((record) => (
        <li key={record.id}>
          <StatusMark status={record.status} />
          <span className="panel-command">
            {t(`status.${record.status}`)}
            <small>{t('panel.by', { actor: record.actor, time: formats.time(record.asked_at) })}</small>
          </span>
          <CommandState record={record} />
        </li>
      ))}
    </ul>
  );
}
