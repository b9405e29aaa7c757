// By which working hours an e-mail's deadline is reckoned, beside the formula, and the way to change them.

import { useEffect } from 'react';
import { formatHash, START } from '../../store/route.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { weekText } from './hours-words.ts';

export function HoursNote() {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const { view } = useValue(session.hours.state);
  const answeredAt = useStore(session.lost.state, (state) => state.answeredAt);
  // Another console may have set others: read beside every answer that they go into.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is a reason
  useEffect(() => {
    void session.hours.load();
  }, [session, answeredAt]);
  if (view === null) return null;
  return (
    <small className="formula-note" data-testid="hours-note">
      {t('day.formula.target')}{' '}
      {t(view.default ? 'day.hours.default' : 'day.hours.set', { hours: weekText(view.hours, words) })}{' '}
      <a href={formatHash({ ...START, page: 'settings' })}>{t('day.hours.change')}</a>
    </small>
  );
}
