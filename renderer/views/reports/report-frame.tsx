// What all report pages have alike: the bars on top, the age of the figures, the file to save, why there is no answer,
// and the page's own shape until the first one.

import type { ReactNode } from 'react';
import type { ReportPage } from '../../store/report-route.ts';
import { useSession, useValue, useWords } from '../context.ts';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { Filters, SearchBox, TopBar } from '../top-bar.tsx';
import { useLasting, useWaited } from '../use-waited.ts';
import { AsOf } from './as-of.tsx';
import { CsvButton, type SheetMaker } from './csv-button.tsx';
import { Refused } from './refused.tsx';

const SKELETON_MS = 150;
/** What stood before pales when its answer takes longer: drawing the whole page pale would hold up the one that comes. */
const PALE_MS = 120;
const WORDS_MS = 1_000;
const SKELETON_ROWS = 9;

export interface ReportFrameProps {
  readonly page: ReportPage;
  /** What the search looks through; null: the page has none. */
  readonly search: string | null;
  /** The page's switches: days first. */
  readonly switches: ReactNode;
  readonly sheet: SheetMaker | null;
  /** What else of it can be saved. */
  readonly more?: ReactNode;
  readonly changing: boolean;
  /** null until there is a report. */
  readonly children: ReactNode | null;
}

export function ReportFrame({ page, search, switches, sheet, more, changing, children }: ReportFrameProps) {
  const session = useSession();
  const { t } = useWords();
  const { refusal, answeredAt } = useValue(session.reports.state);
  const pale = useLasting(changing, PALE_MS);
  return (
    <>
      <TopBar title={t(`page.${page}`)}>
        <Filters group={page !== 'day'} />
        {search !== null && <SearchBox label={search} />}
      </TopBar>
      <main className="report" data-testid={`page-${page}`}>
        <div className="report-bar">
          {switches}
          <div className="top-gap" />
          <AsOf />
          {more}
          <CsvButton sheet={sheet} />
        </div>
        {refusal !== null && <Refused refusal={refusal} keptAt={children === null ? null : answeredAt} />}
        <div className={pale ? 'report-body changing' : 'report-body'} aria-busy={changing && refusal === null}>
          {children ?? (refusal === null && <Skeleton />)}
        </div>
      </main>
    </>
  );
}

function Skeleton() {
  const { t } = useWords();
  const shape = useWaited(SKELETON_MS);
  const words = useWaited(WORDS_MS);
  if (!shape) return null;
  return (
    <div className="report-skeleton" data-testid="report-skeleton">
      {words && <p role="status">{t('report.waiting')}</p>}
      <div className="report-tiles" aria-hidden="true">
        {['a', 'b', 'c', 'd', 'e'].map((id) => (
          <div key={id} className="report-tile">
            <span className="bone bone-short" />
            <span className="bone bone-tall" />
          </div>
        ))}
      </div>
      <div className="card" aria-hidden="true">
        <SkeletonRows rows={SKELETON_ROWS} />
      </div>
    </div>
  );
}
