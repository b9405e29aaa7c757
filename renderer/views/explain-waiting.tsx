// While an explanation is on its way: its shape, how much was read for it by now, and fewer days to ask for, which is quicker.

import { dayOf, fewerDays } from '../store/report-ask.ts';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { PanelSkeleton } from './side-panel.tsx';
import { useWaited } from './use-waited.ts';

const OFFER_MS = 2_000;

export function ExplainWaiting({ read }: { readonly read: number | null }) {
  const { t } = useWords();
  const waited = useWaited(OFFER_MS);
  return (
    <PanelSkeleton>
      {/* A voice is not told each time. */}
      {read !== null && (
        <p className="num" aria-hidden="true" data-testid="explain-read">
          {t('explain.read', { n: read })}
        </p>
      )}
      {waited && <FewerDays />}
    </PanelSkeleton>
  );
}

function FewerDays() {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  const tz = useStore(session.hello, (hello) => hello?.tz ?? 'UTC');
  const offers = fewerDays(route, dayOf(session.clock.getState(), tz));
  if (offers.length === 0) return null;
  return (
    <p className="explain-fewer" data-testid="explain-fewer">
      {t('explain.fewer')}
      {offers.map(({ days, period }) => (
        <button
          key={days}
          type="button"
          className="button small"
          onClick={() => session.navigation.go({ report: { ...route.report, period } })}
        >
          {t(`explain.fewer.${days}`)}
        </button>
      ))}
    </p>
  );
}
