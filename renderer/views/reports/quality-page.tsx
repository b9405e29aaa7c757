// Quality: how customers rated, what stayed unanswered, what was done about silence; groups or agents side by side.

import type { QualityFigures, QualityReport } from '../../../shared/contract/reports.ts';
import { shownInactivity } from '../../../shared/shown-figures.ts';
import type { TrendFigure } from '../../store/quality-trend.ts';
import { agentPage } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, None } from '../figures.tsx';
import { Sentence } from '../sentence.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { fileColumns, type useQualityColumns } from './quality-columns.tsx';
import type { QualityLine } from './quality-line.ts';
import { lineKey, useQualityLines } from './quality-lines.ts';
import { QualityTrend, trendSheet, useTrends } from './quality-trend.tsx';
import { Rating, useRange } from './ratings.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useNumbers } from './report-numbers.ts';
import { ReportTable, sheetOf } from './report-table.tsx';
import { Segments } from './segments.tsx';
import { StarBars } from './star-bars.tsx';
import { Tile } from './tile.tsx';
import { useReport } from './use-report.ts';

export function QualityPage() {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const { report, changing, today } = useReport('quality');
  const route = useStore(session.navigation.state, (state) => state.report);
  const { lines, columns, members } = useQualityLines(report);
  const trends = useTrends(report, members);
  const go = (change: Partial<typeof route>): void => session.navigation.go({ report: { ...route, ...change } });
  const name = report === null ? '' : `kokpit-quality-${route.by}-${report.from}-${report.to}`;
  const trendWords = {
    day: t('quality.trend.day'),
    row: t('quality.by'),
    label: (figure: TrendFigure) => t(`quality.trend.${figure}`),
  };
  const sheet =
    route.view === 'trend'
      ? trends === null
        ? null
        : () => trendSheet(`${name}-days`, trends, trendWords)
      : report === null
        ? null
        : () => sheetOf(name, fileColumns(columns, words), lines);
  return (
    <ReportFrame
      page="quality"
      search={t(route.by === 'agent' ? 'quality.search.agent' : 'quality.search.group')}
      changing={changing}
      sheet={sheet}
      switches={
        <>
          {today !== null && <PeriodPicker page="quality" today={today} />}
          <Segments
            id="by"
            label={t('quality.by')}
            options={(['group', 'agent', 'both'] as const).map((id) => ({
              id,
              label: t(`quality.by.${id}`),
              ...(id === 'both' ? { hint: t('quality.by.both.hint') } : {}),
            }))}
            chosen={route.by}
            onChoose={(by) => go({ by })}
          />
          <Segments
            id="view"
            label={t('quality.view')}
            options={(['table', 'trend'] as const).map((id) => ({ id, label: t(`quality.view.${id}`) }))}
            chosen={route.view === 'trend' ? 'trend' : 'table'}
            onChoose={(view) => go({ view: view === 'trend' ? view : null })}
          />
        </>
      }
    >
      {report === null ? null : (
        <>
          <Tiles totals={report.totals} />
          {route.view === 'trend' ? (
            <QualityTrend report={report} members={members} />
          ) : (
            <Quality report={report} lines={lines} columns={columns} />
          )}
        </>
      )}
    </ReportFrame>
  );
}

interface QualityProps {
  readonly report: QualityReport;
  readonly lines: readonly QualityLine[];
  readonly columns: ReturnType<typeof useQualityColumns>;
}

function Quality({ report, lines, columns }: QualityProps) {
  const session = useSession();
  const { t } = useWords();
  const total: QualityLine = { key: '', name: null, of: report.by, ...report.totals };
  if (lines.length === 0) return <NothingHere />;
  return (
    <ReportTable
      label={t('page.quality')}
      columns={columns}
      rows={lines}
      rowKey={lineKey}
      total={total}
      totalLabel={<RowCount lines={lines} all={report.rows.length} />}
      onOpen={(row) => {
        if (row.fold !== undefined) row.fold.flip();
        else if (row.of === 'agent' && row.key !== null) session.navigation.go(agentPage(row.key, null));
      }}
    />
  );
}

/** How many rows there are; in a search how many of the page's own, since the total is of all. */
function RowCount({ lines, all }: { readonly lines: readonly QualityLine[]; readonly all: number }) {
  const session = useSession();
  const { t } = useWords();
  const searching = useStore(session.navigation.state, (route) => route.query.trim() !== '');
  const found = lines.filter(({ under }) => !under).length;
  return (
    <>
      {t('report.total')}
      <small className="inline">
        {searching ? t('section.found', { n: found, all }) : t('report.rows', { n: lines.length })}
      </small>
    </>
  );
}

/** A count of the totals within words. */
function Figure({ path, n, label }: { readonly path: string; readonly n: number; readonly label: string }) {
  return (
    <Explained path={`totals.${path}`} label={label}>
      <Count n={n} />
    </Explained>
  );
}

function RatingNote({ totals }: { readonly totals: QualityFigures }) {
  const { t } = useWords();
  const range = useRange(totals);
  return (
    <>
      <span>
        <Sentence
          text="quality.ratings"
          values={{ form: totals.satisfaction_count }}
          parts={{
            n: <Figure path="satisfaction_count" n={totals.satisfaction_count} label={t('quality.trend.ratings')} />,
          }}
        />
      </span>
      {range !== null && <span title={t('quality.range.hint')}>{range}</span>}
      {totals.satisfaction_count > 0 && <StarBars stars={totals.satisfaction_stars} />}
    </>
  );
}

function Tiles({ totals }: { readonly totals: QualityFigures }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const { reassigned, not_reassigned, reassigned_share } = shownInactivity(totals);
  const { returning_failed } = totals;
  return (
    <section className="report-tiles" aria-label={t('report.total')}>
      <Tile
        id="rating"
        explain="totals.satisfaction_avg"
        label={t('quality.rating')}
        note={<RatingNote totals={totals} />}
      >
        <Rating figures={totals} />
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
        label={t('quality.trend.unanswered_live')}
        note={t('quality.unanswered_live.note')}
      >
        <Count n={totals.unanswered_live} />
      </Tile>
      <Tile
        id="unanswered-ended"
        explain="totals.unanswered_ended"
        label={t('quality.trend.unanswered_ended')}
        note={t('quality.unanswered_ended.note')}
      >
        <Count n={totals.unanswered_ended} />
      </Tile>
      <Tile
        id="inactivity"
        explain="totals.reassigned_share"
        label={`${t('quality.inactivity')}: ${t('quality.success')}`}
        note={
          <span>
            <Sentence
              text="quality.success.note"
              values={{ all: reassigned + not_reassigned }}
              parts={{ n: <Figure path="reassigned" n={reassigned} label={t('quality.trend.reassigned')} /> }}
            />
          </span>
        }
      >
        {reassigned_share === null ? (
          <None reason={t('none.share')} />
        ) : (
          <span className="num">{numbers.share(reassigned_share)}</span>
        )}
      </Tile>
      <Tile
        id="returning"
        explain="totals.returning_assigned"
        label={t('quality.returning')}
        note={
          <span>
            <Sentence
              text="quality.returning.note"
              parts={{
                failed: (
                  <Figure path="returning_failed" n={returning_failed} label={t('quality.trend.returning_failed')} />
                ),
              }}
            />
          </span>
        }
      >
        <Count n={totals.returning_assigned} />
      </Tile>
    </section>
  );
}
