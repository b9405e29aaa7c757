// How old the data is, never out of sight: live, silent, catching up, offline, or the console itself cut off.

import { dataAge, type Freshness, freshnessAt } from '../store/freshness.ts';
import { useSession, useValue, useWords, type Words } from './context.ts';
import { Icon } from './icons.tsx';
import { usePast } from './rewind-band.tsx';

/** Freshness now; the same value again while its words would be the same. */
export function useFreshness(): Freshness {
  const session = useSession();
  return freshnessAt(useValue(session.freshness), useValue(session.clock));
}

/** Age of what is shown in ms, null before there is anything. */
export function useDataAge(): number | null {
  const session = useSession();
  return dataAge(useValue(session.freshness), useValue(session.clock));
}

export function FreshnessPill() {
  const words = useWords();
  const { t } = words;
  const fresh = useFreshness();
  const now = useValue(useSession().clock);
  const past = usePast();
  if (past) {
    return (
      <div className="pill pill-rewind" data-testid="freshness" data-state="rewind" title={t('rewind.pill.hint')}>
        <Icon name="rewind" />
        <span>{t('rewind.pill')}</span>
      </div>
    );
  }
  const detail = pillDetail(fresh, now, words);
  const label = t(`freshness.${fresh.state}`);
  return (
    <div
      className={`pill pill-${fresh.state}`}
      data-testid="freshness"
      data-state={fresh.state}
      title={t(`freshness.${fresh.state}.hint`)}
    >
      <span className="pill-mark" aria-hidden="true" />
      <span>{label}</span>
      {detail !== '' && <span className="pill-detail num">{detail}</span>}
    </div>
  );
}

function pillDetail(fresh: Freshness, now: number, { t, formats }: Words): string {
  switch (fresh.state) {
    case 'connecting':
      return '';
    case 'live':
      return `${formats.decimal(fresh.ageMs / 1000)} ${formats.unit('s')}`;
    case 'silent':
      return formats.duration(fresh.ageMs / 1000);
    case 'catching_up':
      return fresh.share === null ? formats.count(fresh.done) : `${formats.percent(fresh.share)} %`;
    default:
      return t('freshness.as_of', { time: formats.moment(fresh.asOf, now) });
  }
}
