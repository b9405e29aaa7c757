// Why there is no newer answer, and the way on: the nearest period that is allowed, or another try.

import type { Refusal } from '../../store/ask-store.ts';
import type { Route } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { refusalWords } from '../refusal-words.ts';
import { useNumbers } from './report-numbers.ts';

const ABOUT_PERIOD = new Set(['bad_day', 'bad_period', 'period_too_long', 'period_not_over']);

export function Refused({ refusal, keptAt }: { readonly refusal: Refusal; readonly keptAt: number | null }) {
  const session = useSession();
  const words = useWords();
  const { t, formats } = words;
  const period = ABOUT_PERIOD.has(refusal.code);
  const day = useStore(session.navigation.state, dayOf);
  return (
    <div className="refused" role="status" data-testid="report-refused" data-code={refusal.code}>
      <Icon name="warning" />
      <div>
        <strong>
          {period && day !== null
            ? t('agent.bad_day', { date: day })
            : t(period ? 'refused.title' : 'refused.failed.title')}
        </strong>
        <p>
          {period && day !== null ? t('agent.bad_day.text') : refusalWords(refusal, ['refused', 'error'], words)}
          {!period && keptAt !== null && ` ${t('refused.kept', { time: formats.timeSeconds(keptAt) })}`}
        </p>
      </div>
      {period ? (
        <UseOffer refusal={refusal} />
      ) : (
        <button type="button" className="button" onClick={() => session.reports.again()}>
          {t('refused.again')}
        </button>
      )}
    </div>
  );
}

/** The one day that the day's page is asked for; null: another page, or not a day of its own. */
function dayOf({ page, report: { span } }: Route): string | null {
  return page === 'day' && typeof span === 'object' && 'date' in span ? span.date : null;
}

function UseOffer({ refusal: { offer } }: { readonly refusal: Refusal }) {
  const session = useSession();
  const { t } = useWords();
  const numbers = useNumbers(null);
  const route = useStore(session.navigation.state, (state) => state.report);
  const day = useStore(session.navigation.state, dayOf);
  const use = (): void =>
    session.navigation.go({
      report: offer === null ? { ...route, period: '7', span: 'today' } : { ...route, period: offer },
    });
  return (
    <button type="button" className="button primary" data-testid="use-offer" onClick={use}>
      {offer === null
        ? t(day === null ? 'refused.default' : 'agent.show_today')
        : t('refused.use', { from: numbers.date(offer.from), to: numbers.date(offer.to) })}
    </button>
  );
}
