// How old the figures of a report are.

import { goesOn, refreshMs } from '../../store/report-ask.ts';
import { useSecond, useSession, useValue, useWords } from '../context.ts';

/** Older than so many refreshes: something is wrong, and it shows. */
const LATE_REFRESHES = 2.5;

export function AsOf() {
  const session = useSession();
  const { t, formats } = useWords();
  const { answers, answeredAt, today } = useValue(session.reports.state);
  const second = useSecond();
  if (answers === null || answeredAt === null || today === null) return null;
  const time = formats.timeSeconds(answeredAt);
  const age = Math.max(0, second - Math.floor(answeredAt / 1000));
  const every = refreshMs(answers);
  const live = goesOn(answers, today);
  const late = live && age * 1000 > every * LATE_REFRESHES;
  return (
    <span
      className={late ? 'as-of num late' : 'as-of num'}
      title={t(live ? 'report.ago.hint' : 'report.as_of.hint', { time, seconds: every / 1000 })}
      data-testid="report-age"
    >
      {live ? t('report.ago', { age: formats.duration(age) }) : t('report.as_of', { time })}
    </span>
  );
}
