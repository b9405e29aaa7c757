// Opens the files of all reports of the day that the page shows; only a day that is over has them.

import { snapshotAskOf } from '../../store/snapshot-store.ts';
import { useSession, useValue, useWords } from '../context.ts';
import { Icon } from '../icons.tsx';

export function SnapshotButton({ today }: { readonly today: string }) {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  const ask = snapshotAskOf(route, today);
  if (ask === null) return null;
  return (
    <button
      type="button"
      className="button small"
      title={t('snapshot.open.hint')}
      data-testid="snapshot-open"
      onClick={() => session.open({ kind: 'snapshot', ask, present: route.report.who === 'present' })}
    >
      <Icon name="files" />
      <span className="snapshot-word">{t('snapshot.open')}</span>
    </button>
  );
}
