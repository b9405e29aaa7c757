// Quality: how customers rated, what stayed unanswered, what was done about silence; groups or agents side by side.

import { useCallback } from 'react';
import type { QualityFigures, QualityReport } from '../../../shared/contract/reports.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Count } from '../figures.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { nameOf, type QualityRow, useQualityColumns, withRatingCounts } from './quality-columns.tsx';
import { Rating } from './ratings.tsx';
import { ReportFrame } from './report-frame.tsx';
import { ReportTable, sheetOf, useArranged } from './report-table.tsx';
import { Segments } from './segments.tsx';
import { ShareOf } from './share-of.tsx';
import { Tile } from './tile.tsx';
import { useReport } from './use-report.ts';

const NO_ROWS: readonly QualityRow[] = [];

export function QualityPage() {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const { report, changing, today } = useReport('quality');
  const route = useStore(session.navigation.state, (state) => state.report);
  const by = report?.by ?? route.by;
  const columns = useQualityColumns(by);
  const text = useCallback((row: QualityRow) => nameOf(row, by, words), [by, words]);
  const rows = useArranged(report?.rows ?? NO_ROWS, columns, text, 'name');
  return (
    <ReportFrame
      page="quality"
      search={t(route.by === 'group' ? 'quality.search.group' : 'quality.search.agent')}
      changing={changing}
      sheet={
        report === null
          ? null
          : () =>
              sheetOf(
                `kokpit-quality-${report.by}-${report.from}-${report.to}`,
                withRatingCounts(columns, t('quality.ratings', { n: 0 }).replace(/\d+\s*/, '')),
                rows,
              )
      }
      switches={
        <>
          {today !== null && <PeriodPicker page="quality" today={today} />}
          <Segments
            id="by"
            label={t('quality.by')}
            options={(['group', 'agent'] as const).map((id) => ({ id, label: t(`quality.by.${id}`) }))}
            chosen={route.by}
            onChoose={(choice) => session.navigation.go({ report: { ...route, by: choice } })}
          />
        </>
      }
    >
      {report === null ? null : <Quality report={report} rows={rows} columns={columns} />}
    </ReportFrame>
  );
}

interface QualityProps {
  readonly report: QualityReport;
  readonly rows: readonly QualityRow[];
  readonly columns: ReturnType<typeof useQualityColumns>;
}

function Quality({ report, rows, columns }: QualityProps) {
  const { t } = useWords();
  const total: QualityRow = { key: '', name: null, ...report.totals };
  return (
    <>
      <Tiles totals={report.totals} />
      {rows.length === 0 ? (
        <NothingHere />
      ) : (
        <ReportTable
          label={t('page.quality')}
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          total={total}
          totalLabel={<RowCount all={report.rows.length} />}
        />
      )}
    </>
  );
}

function rowKey(row: QualityRow): string {
  return row.key ?? '';
}

function RowCount({ all }: { readonly all: number }) {
  const { t } = useWords();
  return (
    <>
      {t('report.total')}
      <small className="inline">{t('report.rows', { n: all })}</small>
    </>
  );
}

function Tiles({ totals }: { readonly totals: QualityFigures }) {
  const { t } = useWords();
  const { inactivity } = totals;
  const done = inactivity.new_reassigned + inactivity.live_reassigned + inactivity.resumed_reassigned;
  const not = inactivity.new_not_reassigned + inactivity.live_not_reassigned + inactivity.resumed_not_reassigned;
  return (
    <section className="report-tiles" aria-label={t('report.total')}>
      <Tile
        id="rating"
        explain="totals.satisfaction_avg"
        label={t('quality.rating')}
        note={t('quality.ratings', { n: totals.satisfaction_count })}
      >
        <Rating mean={totals.satisfaction_avg} count={totals.satisfaction_count} />
      </Tile>
      <Tile
        id="feedback"
        explain="totals.feedback_count"
        label={t('quality.feedback')}
        note={t('quality.feedback.note')}
      >
        <Count n={totals.feedback_count} />
      </Tile>
      <Tile
        id="unanswered-live"
        explain="totals.unanswered_live"
        label={`${t('quality.unanswered')}: ${t('quality.unanswered_live')}`}
        note={t('quality.unanswered_live.note')}
      >
        <Count n={totals.unanswered_live} />
      </Tile>
      <Tile
        id="unanswered-ended"
        explain="totals.unanswered_ended"
        label={`${t('quality.unanswered')}: ${t('quality.unanswered_ended')}`}
        note={t('quality.unanswered_ended.note')}
      >
        <Count n={totals.unanswered_ended} />
      </Tile>
      <Tile
        id="inactivity"
        label={`${t('quality.inactivity')}: ${t('quality.success')}`}
        note={t('quality.success.note', { n: done, all: done + not })}
      >
        <ShareOf part={done} rest={not} reason={t('none.share')} />
      </Tile>
      <Tile
        id="returning"
        explain="totals.returning_assigned"
        label={t('quality.returning')}
        note={t('quality.returning.note', { failed: totals.returning_failed })}
      >
        <Count n={totals.returning_assigned} />
      </Tile>
    </section>
  );
}
