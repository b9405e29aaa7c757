// Service: what customers asked for, how often nobody was free, how many were received and assisted, over time.

import { useMemo } from 'react';
import type { ServiceFigures, ServiceReport } from '../../../shared/contract/reports.ts';
import { Chart } from '../../charts/chart.tsx';
import { timelineOf } from '../../charts/timeline.ts';
import { INTERVALS } from '../../store/report-route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, None } from '../figures.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useNumbers } from './report-numbers.ts';
import { ReportTable, sheetOf, useArranged } from './report-table.tsx';
import { Segments } from './segments.tsx';
import { type IntervalRow, useServiceColumns } from './service-columns.tsx';
import { ShapeSwitch } from './shape-switch.tsx';
import { ShareBar } from './share-of.tsx';
import { Tile } from './tile.tsx';
import { useReport } from './use-report.ts';

/** The house's target for right staffing (spec/figures.md, section 4). */
const STAFFING_MARK = 0.1;
const NO_ROWS: readonly IntervalRow[] = [];

function textOf(row: IntervalRow): string {
  return row.start;
}

export function ServicePage() {
  const session = useSession();
  const { t } = useWords();
  const { report, answers, changing, today } = useReport('service');
  const route = useStore(session.navigation.state, (state) => state.report);
  const columns = useServiceColumns(report?.tz ?? null, report !== null && report.from !== report.to);
  const rows = useArranged(report?.intervals ?? NO_ROWS, columns, textOf, null);
  return (
    <ReportFrame
      page="service"
      search={null}
      changing={changing}
      sheet={report === null ? null : () => sheetOf(`kokpit-service-${report.from}-${report.to}`, columns, rows)}
      switches={
        <>
          {today !== null && <PeriodPicker page="service" today={today} />}
          <Segments
            id="interval"
            label={t('service.interval')}
            options={INTERVALS.map((n) => ({ id: String(n), label: t('service.interval.value', { n }) }))}
            chosen={String(route.interval)}
            onChoose={(id) => {
              const interval = INTERVALS.find((known) => String(known) === id) ?? route.interval;
              session.navigation.go({ report: { ...route, interval } });
            }}
          />
        </>
      }
    >
      {report === null ? null : (
        <>
          {report.total.requests + report.total.landings === 0 && <NothingHere slim />}
          <Tiles total={report.total} />
          <section className="card chart-card">
            <div className="card-head">
              <h2>{t('service.timeline')}</h2>
              <ShapeSwitch />
            </div>
            {route.shape === 'chart' ? (
              <Timeline report={report} minutes={answers?.interval ?? route.interval} />
            ) : (
              <ReportTable
                label={t('service.timeline')}
                columns={columns}
                rows={rows}
                rowKey={textOf}
                total={{ start: '', ...report.total }}
                totalLabel={t('report.total')}
              />
            )}
          </section>
        </>
      )}
    </ReportFrame>
  );
}

function Timeline({ report, minutes }: { readonly report: ServiceReport; readonly minutes: number }) {
  const { t, formats } = useWords();
  const numbers = useNumbers(report.tz);
  const label = t('service.chart.text', { n: minutes });
  const { plan, tell, hasParts } = useMemo(() => {
    const points = (report.intervals ?? []).map((row) => ({ ...row, start: Date.parse(row.start) }));
    const words = {
      requests: t('service.requests'),
      landings: t('service.landings'),
      received: t('service.received'),
      assisted: t('service.assisted'),
      demand: t('service.chart.demand'),
      answer: t('service.chart.answer'),
      description: label,
      count: formats.count,
      per: (title: string, n: number) =>
        t('service.chart.per', { title, step: n > 60 ? formats.duration(n * 60) : t('service.interval.value', { n }) }),
      time: formats.time,
      day: numbers.shortDay,
    };
    return timelineOf(points, words);
  }, [report, t, formats, numbers, label]);
  return <Chart key={`${report.from} ${report.to} ${hasParts}`} plan={plan} tell={tell} label={label} size="tall" />;
}

function Tiles({ total }: { readonly total: ServiceFigures }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const { landing_share, outcomes } = total;
  const above = landing_share !== null && landing_share > STAFFING_MARK;
  const side = landing_share === null ? 'none' : above ? 'above' : 'within';
  const mark = numbers.whole(STAFFING_MARK * 100);
  const share = (value: number | null, reason: string) =>
    value === null ? <None reason={reason} /> : <span className="num">{numbers.share(value)}</span>;
  return (
    <section className="report-tiles four" aria-label={t('report.total')}>
      <Tile id="requests" explain="total.requests" label={t('service.requests')} note={t('service.requests.note')}>
        <Count n={total.requests} />
      </Tile>
      <Tile id="landings" explain="total.landings" label={t('service.landings')} note={t('service.landings.note')}>
        <Count n={total.landings} />
      </Tile>
      <Tile
        id="accepted"
        explain="total.accepted_share"
        label={t('service.accepted')}
        note={t('service.accepted.note')}
      >
        {share(total.accepted_share, t('none.landing'))}
      </Tile>
      <Tile
        id="landing-share"
        explain="total.landing_share"
        label={t('service.landing_share')}
        tone={above ? 'warn' : undefined}
        note={
          <>
            <span>{t(`service.landing_share.${side}`, { mark })}</span>
            <ShareBar share={landing_share} mark={STAFFING_MARK} />
          </>
        }
      >
        {share(landing_share, t('none.landing'))}
      </Tile>
      <Tile id="received" explain="total.received" label={t('service.received')} note={t('service.received.note')}>
        <Count n={total.received} />
      </Tile>
      <Tile id="assisted" explain="total.assisted" label={t('service.assisted')} note={t('service.assisted.note')}>
        <Count n={total.assisted} />
      </Tile>
      <Tile
        id="service-quality"
        explain="total.service_quality"
        label={t('service.quality')}
        note={
          <>
            <span>{t('service.quality.note')}</span>
            <ShareBar share={total.service_quality} />
          </>
        }
      >
        {share(total.service_quality, t('none.received'))}
      </Tile>
      <div className="report-tile" data-testid="tile-outcomes">
        <div className="figure-label">{t('service.outcomes')}</div>
        <dl className="outcomes">
          <dt>{t('service.outcome.agent')}</dt>
          <dd>
            <Explained path="total.outcomes.agent_did_not_answer" label={t('service.outcome.agent')}>
              <Count n={outcomes.agent_did_not_answer} />
            </Explained>
          </dd>
          <dt>{t('service.outcome.queue')}</dt>
          <dd>
            <Explained path="total.outcomes.left_in_queue" label={t('service.outcome.queue')}>
              <Count n={outcomes.left_in_queue} />
            </Explained>
          </dd>
        </dl>
      </div>
    </section>
  );
}
