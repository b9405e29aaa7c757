// What can be done with those chosen: shown over the tables while anybody is chosen.

import { isHead, NOTHING } from '../store/selection.ts';
import { requestStatus, useNoChanges, useOffered } from './change-status.ts';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { Icon, StatusMark } from './icons.tsx';

export function SelectionBar() {
  const session = useSession();
  const { t } = useWords();
  const selection = useValue(session.selection);
  const refused = useNoChanges();
  const statuses = useOffered();
  const agents = [...selection.chosen].filter((agent) => !isHead(agent));
  const offline = useStore(
    session.cockpit.state,
    ({ entries }) => agents.filter((agent) => entries.get(agent)?.row.status === 'offline').length,
  );
  if (agents.length === 0) return null;
  const none = refused !== null || offline === agents.length;
  return (
    <div className="selection-bar" role="toolbar" aria-label={t('selection.label')} data-testid="selection-bar">
      <span className="selection-count" data-testid="selection-count">
        {t('selection.count', { n: agents.length })}
      </span>
      {refused !== null && (
        <span className="selection-hint selection-past" data-testid="selection-past">
          {t(`change.${refused}`)}
        </span>
      )}
      {refused === null && offline > 0 && (
        <span className="selection-hint" data-testid="selection-offline">
          {none ? t('change.all_offline', { n: offline }) : t('change.some_offline', { n: offline })}
        </span>
      )}
      <div className="selection-actions">
        {statuses.map((status) => (
          <button
            key={status}
            type="button"
            className="button"
            disabled={none}
            data-testid={`set-${status}`}
            onClick={() => requestStatus(session, session.seen(agents), status)}
          >
            <StatusMark status={status} />
            {t(`status.${status}`)}
          </button>
        ))}
        {refused === null && (
          <button
            type="button"
            className="button"
            disabled={none}
            data-testid="set-status"
            onClick={() => session.open({ kind: 'status', seen: session.seen(agents), preset: null })}
          >
            {t('change.with_reason')}
            <kbd>S</kbd>
          </button>
        )}
      </div>
      <button
        type="button"
        className="ghost square"
        aria-label={t('selection.clear')}
        data-testid="clear-selection"
        onClick={() => session.selection.setState(NOTHING, true)}
      >
        <Icon name="close" />
      </button>
    </div>
  );
}
