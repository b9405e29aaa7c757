// Quality day by day: a chart for each figure, of the total and of up to six rows, and the table behind each.

import { useMemo } from 'react';
import type { QualityReport } from '../../../shared/contract/reports.ts';
import { Chart } from '../../charts/chart.tsx';
import { type Trend, tellDay, trendPlan } from '../../charts/trend.ts';
import {
  type Followed,
  followedRows,
  TREND_ORDER,
  type TrendFigure,
  trendPath,
  valuesOf,
} from '../../store/quality-trend.ts';
import { FOLLOWED_MOST } from '../../store/report-route.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { None } from '../figures.tsx';
import { FilterMenu } from '../filter-menu.tsx';
import type { Sheet } from './csv-button.tsx';
import { nameOf } from './quality-line.ts';
import { useNumbers } from './report-numbers.ts';
import { ShapeSwitch } from './shape-switch.tsx';

const SCALE = { min: 1, max: 5 } as const;

export interface QualityTrendProps {
  readonly report: QualityReport;
  readonly members: QualityReport | null;
}

/** The lines of each figure; null: nothing is told by day yet. */
export function useTrends(report: QualityReport | null, members: QualityReport | null) {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const follow = useStore(session.navigation.state, (route) => route.report.follow);
  const today = useStore(session.reports.state, (state) => state.today);
  return useMemo(() => {
    if (report?.days === undefined || today === null) return null;
    const named = (key: string | null, of: 'group' | 'agent'): string => {
      const row = [report, members].find((one) => one?.by === of)?.rows.find((one) => one.key === key);
      return row === undefined ? (key ?? '') : nameOf({ ...row, of }, words);
    };
    const dates = report.days.map(({ date }) => date);
    const total: Followed = { id: '', name: t('report.total'), days: report.days.map(({ totals }) => totals) };
    const rows = [total, ...followedRows(follow, [report, members], named)];
    const trendOf = (figure: TrendFigure): Trend => ({
      dates,
      scale: figure === 'satisfaction' ? SCALE : null,
      lines: rows.map(({ name, days }) => ({ name, values: valuesOf(figure, days, dates, today) })),
    });
    const ids = rows.map(({ id }) => id);
    return TREND_ORDER.map((figure) => ({ figure, trend: trendOf(figure), ids }));
  }, [report, members, follow, today, words, t]);
}

export function QualityTrend({ report, members }: QualityTrendProps) {
  const { t } = useWords();
  const trends = useTrends(report, members);
  const today = useStore(useSession().reports.state, (state) => state.today);
  return (
    <>
      <Compare
        going={report.to === today}
        reports={[report, members]}
        names={trends?.[0]?.trend.lines.map(({ name }) => name) ?? []}
      />
      {report.from === report.to && <p className="nothing-line">{t('quality.trend.one_day')}</p>}
      <div className="trends">
        {trends?.map(({ figure, trend, ids }) => (
          <TrendCard key={figure} figure={figure} trend={trend} ids={ids} />
        ))}
      </div>
    </>
  );
}

interface CompareProps {
  /** What can be compared: every row of these, folded or not. */
  readonly reports: readonly (QualityReport | null)[];
  readonly names: readonly string[];
  /** The last day is today: it is not over. */
  readonly going: boolean;
}

/** Which rows are drawn, and how: what the legend of all charts is. */
function Compare({ reports, names, going }: CompareProps) {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const route = useValue(session.navigation.state).report;
  const options = reports.flatMap((report) =>
    (report?.rows ?? [])
      .map((row) => ({
        id: `${report?.by === 'agent' ? 'a' : 'g'}.${row.key ?? ''}`,
        name: nameOf({ ...row, of: report?.by ?? 'group' }, words),
      }))
      .sort((a, b) => words.formats.compare(a.name, b.name)),
  );
  return (
    <div className="compare">
      <FilterMenu
        id="compare"
        label={t('quality.follow')}
        all={t('quality.follow')}
        options={options}
        chosen={route.follow.filter((id) => options.some((option) => option.id === id))}
        onChange={(follow) => session.navigation.go({ report: { ...route, follow: follow.slice(-FOLLOWED_MOST) } })}
      />
      <ul className="compare-legend" title={t('quality.follow.hint')}>
        {names.map((name, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place is what the line looks like
          <li key={n}>
            <LineSample place={n} />
            {name}
          </li>
        ))}
      </ul>
      {going && <span className="muted">{t('quality.trend.today')}</span>}
      <div className="top-gap" />
      <ShapeSwitch />
    </div>
  );
}

/** A piece of the line as the charts draw it. */
function LineSample({ place }: { readonly place: number }) {
  return (
    <svg className={`line-sample line-${place}`} viewBox="0 0 28 12" aria-hidden="true" focusable="false">
      <path d="M1 6h26" />
      {[
        <circle key="0" cx="14" cy="6" r="3" />,
        <rect key="1" x="10.500" y="2.500" width="7" height="7" />,
        <path key="2" className="full" d="m14 2 4 7h-8Z" />,
        <path key="3" className="full" d="m14 1.500 4.500 4.500-4.500 4.500L9.500 6Z" />,
        <circle key="4" className="empty" cx="14" cy="6" r="3" />,
        <rect key="5" className="empty" x="10.500" y="2.500" width="7" height="7" />,
        <path key="6" className="empty" d="m14 2 4 7h-8Z" />,
      ][place] ?? null}
    </svg>
  );
}

interface TrendCardProps {
  readonly figure: TrendFigure;
  readonly trend: Trend;
  /** Whose the lines are, as the address names them. */
  readonly ids: readonly string[];
}

function TrendCard({ figure, trend, ids }: TrendCardProps) {
  const session = useSession();
  const { t, formats } = useWords();
  const numbers = useNumbers('UTC');
  const shape = useStore(session.navigation.state, (route) => route.report.shape);
  const title = t(`quality.trend.${figure}`);
  const first = trend.dates[0] ?? '';
  const last = trend.dates.at(-1) ?? '';
  const text = t('quality.trend.text', { figure: title, from: numbers.date(first), to: numbers.date(last) });
  const words = useMemo(
    () => ({
      description: text,
      value: trend.scale === null ? formats.count : numbers.mean,
      none: t('quality.trend.none'),
      day: (date: string) => numbers.shortDay(Date.parse(`${date}T00:00:00Z`)),
    }),
    [text, trend.scale, formats, numbers, t],
  );
  const plan = useMemo(() => trendPlan(trend, words), [trend, words]);
  return (
    <section className="card trend-card" aria-label={title} data-testid={`trend-${figure}`}>
      <h2>{title}</h2>
      {shape === 'chart' ? (
        <Chart
          key={trend.lines.length}
          plan={plan}
          label={text}
          size="low"
          tell={(index) => tellDay(trend, index, words)}
        />
      ) : (
        <TrendTable figure={figure} trend={trend} ids={ids} words={words} />
      )}
    </section>
  );
}

interface TrendTableProps extends TrendCardProps {
  readonly words: {
    readonly day: (date: string) => string;
    readonly value: (value: number) => string;
    readonly none: string;
  };
}

function TrendTable({ figure, trend, ids, words: { day, value, none } }: TrendTableProps) {
  const { t } = useWords();
  const session = useSession();
  const by = useStore(session.reports.state, ({ report }) => (report?.report === 'quality' ? report.by : null));
  const members = useStore(session.members.state, (state) => state.answers);
  // Agents beside groups are of a report of their own.
  const askOf = (id: string) => (id.startsWith('a.') && by === 'group' ? (members ?? undefined) : undefined);
  return (
    <div className="trend-table">
      <table className="exact-table">
        <thead>
          <tr>
            <th scope="col">{t('quality.trend.day')}</th>
            {trend.lines.map(({ name }, n) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name
              <th key={n} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trend.dates.map((date, place) => (
            <tr key={date} data-day={date}>
              <th scope="row">{day(date)}</th>
              {trend.lines.map(({ name, values }, n) => {
                const one = values[place] ?? null;
                const id = ids[n] ?? '';
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two rows may have one name
                  <td key={n} className="num">
                    {one === null ? (
                      <None reason={none} />
                    ) : (
                      <Explained
                        path={trendPath(figure, date, id)}
                        label={`${t(`quality.trend.${figure}`)}, ${name}, ${day(date)}`}
                        ask={askOf(id)}
                      >
                        {value(one)}
                      </Explained>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A line of the file for each day and row: every figure that the charts draw. */
export function trendSheet(
  name: string,
  trends: NonNullable<ReturnType<typeof useTrends>>,
  words: { readonly day: string; readonly row: string; readonly label: (figure: TrendFigure) => string },
): Sheet {
  const [first] = trends;
  const dates = first?.trend.dates ?? [];
  const rows = (first?.trend.lines ?? []).flatMap((line, n) =>
    dates.map((date, place) => [date, line.name, ...trends.map(({ trend }) => trend.lines[n]?.values[place] ?? null)]),
  );
  return { name, head: [words.day, words.row, ...trends.map(({ figure }) => words.label(figure))], rows };
}
