// The summary of companies, or of one: figures with their trend against the days before, and the shares of the channels
// as a chart or the table behind it.

import { type ReactNode, useMemo } from 'react';
import type { CompaniesReport, Compared } from '../../../shared/contract/reports.ts';
import { shownCompanies } from '../../../shared/shown-figures.ts';
import { Chart } from '../../charts/chart.tsx';
import { sharesPlan } from '../../charts/shares.ts';
import { periodBefore } from '../../store/report-ask.ts';
import { useSession, useStore, useWords, type Words } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, None } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { Sentence } from '../sentence.tsx';
import { type ReportNumbers, useNumbers } from './report-numbers.ts';
import { ShapeSwitch } from './shape-switch.tsx';
import { Tile } from './tile.tsx';

const CHANNELS = ['hotline', 'campaign', 'tickets', 'chats'] as const;
const TOKENS = {
  hotline: '--kind-call',
  campaign: '--kind-outbound',
  tickets: '--kind-ticket',
  chats: '--kind-chat',
} as const;
const DAY_MS = 86_400_000;

export function CompanyTiles({ report, unique }: { readonly report: CompaniesReport; readonly unique: boolean }) {
  const { t } = useWords();
  const numbers = useNumbers(null);
  const days = Math.round((Date.parse(report.to) - Date.parse(report.from)) / DAY_MS) + 1;
  const { summary } = report;
  return (
    <section className="report-tiles" aria-label={t('report.total')}>
      {unique && (
        <Tile
          id="unique"
          explain="summary.unique_companies.value"
          label={t('companies.unique')}
          note={
            <Trend
              id="unique_companies"
              label={t('companies.unique')}
              of={summary.unique_companies}
              days={days}
              note={<span>{t('companies.unique.note')}</span>}
            />
          }
        >
          <Count n={summary.unique_companies.value} />
        </Tile>
      )}
      {CHANNELS.map((channel) => {
        const { share } = summary[channel];
        const label = t(`companies.${channel}`);
        const note = share !== null && (
          <span>
            <Sentence
              text="companies.share.of"
              parts={{
                share: (
                  <Explained path={`summary.${channel}.share`} label={`${t('companies.share')}, ${label}`}>
                    {numbers.percent(share)}
                  </Explained>
                ),
              }}
            />
          </span>
        );
        return (
          <Tile
            key={channel}
            id={channel}
            explain={`summary.${channel}.value`}
            label={label}
            note={<Trend id={channel} label={label} of={summary[channel]} days={days} note={note} />}
          >
            <Count n={summary[channel].value} />
          </Tile>
        );
      })}
    </section>
  );
}

export function CompanyShares({ report }: { readonly report: CompaniesReport }) {
  const { t } = useWords();
  const session = useSession();
  const shape = useStore(session.navigation.state, (route) => route.report.shape);
  const numbers = useNumbers(null);
  return (
    <section className="card chart-card">
      <div className="card-head">
        <h2>{t('companies.share')}</h2>
        <ShapeSwitch />
      </div>
      {shape === 'chart' ? <SharesChart report={report} /> : <SharesTable report={report} numbers={numbers} />}
    </section>
  );
}

interface TrendProps {
  readonly id: keyof CompaniesReport['summary'];
  readonly label: string;
  readonly of: Compared;
  readonly days: number;
  readonly note: ReactNode;
}

function Trend({ id, label, of: { change, previous }, days, note }: TrendProps) {
  const { t, formats } = useWords();
  // Beside nothing an arrow would tell of growth where only the history begins.
  const first = previous === 0 && change > 0;
  const words =
    change === 0
      ? t('companies.trend.same', { days })
      : t(change > 0 ? 'companies.trend.up' : 'companies.trend.down', { n: Math.abs(change), days });
  return (
    <>
      {note}
      <Explained path={`summary.${id}.change`} label={`${label}, ${t('companies.change')}`}>
        <span className="trend" title={words}>
          {first ? (
            t('companies.trend.first')
          ) : (
            <>
              <Icon name={change === 0 ? 'dash' : change > 0 ? 'up-arrow' : 'down-arrow'} />
              <span className="num">{signed(change, formats)}</span>
            </>
          )}
        </span>
      </Explained>
    </>
  );
}

function signed(change: number, formats: Words['formats']): string {
  return change > 0 ? `+${formats.count(change)}` : formats.count(change).replace('-', '−');
}

function useDays(report: CompaniesReport, numbers: ReportNumbers): { readonly now: string; readonly before: string } {
  const { t } = useWords();
  const span = (from: string, to: string): string =>
    from === to ? numbers.date(from) : t('companies.before.long', { from: numbers.date(from), to: numbers.date(to) });
  const before = periodBefore(report);
  return { now: span(report.from, report.to), before: span(before.from, before.to) };
}

function SharesChart({ report }: { readonly report: CompaniesReport }) {
  const { t, formats } = useWords();
  const numbers = useNumbers(null);
  const { now, before } = useDays(report, numbers);
  const label = t('companies.share');
  const { summary } = useMemo(() => shownCompanies(report), [report]);
  const plan = useMemo(
    () =>
      sharesPlan(
        CHANNELS.map((channel) => ({
          label: t(`companies.${channel}`),
          token: TOKENS[channel],
          share: summary[channel].share,
          before: summary[channel].share_previous,
          count: summary[channel].value,
          countBefore: summary[channel].previous,
        })),
        { now, before, description: label, share: numbers.percent, whole: numbers.whole, count: formats.count },
      ),
    [summary, t, formats, numbers, label, now, before],
  );
  return <Chart plan={plan} label={label} size="low" />;
}

function SharesTable({ report, numbers }: { readonly report: CompaniesReport; readonly numbers: ReportNumbers }) {
  const { t, formats } = useWords();
  const days = useDays(report, numbers);
  const { summary } = shownCompanies(report);
  const share = (percent: number | null) =>
    percent === null ? <None reason={t('none.share')} /> : <span className="num">{numbers.percent(percent)}</span>;
  return (
    <table className="exact-table" data-testid="shares-table">
      <thead>
        <tr>
          <th scope="col">{t('companies.channel')}</th>
          <th scope="col" colSpan={2}>
            {days.now}
          </th>
          <th scope="col" colSpan={2}>
            {days.before}
          </th>
          <th scope="col">{t('companies.change')}</th>
        </tr>
      </thead>
      <tbody>
        {CHANNELS.map((channel) => {
          const { value, previous, change, share: now, share_previous: before } = summary[channel];
          const explained = (which: string, when: string, number: ReactNode) => (
            <Explained path={`summary.${channel}.${which}`} label={`${t(`companies.${channel}`)}, ${when}`}>
              {number}
            </Explained>
          );
          return (
            <tr key={channel}>
              <th scope="row">{t(`companies.${channel}`)}</th>
              <td>{explained('value', days.now, <Count n={value} />)}</td>
              <td>{explained('share', days.now, share(now))}</td>
              <td>{explained('previous', days.before, <Count n={previous} />)}</td>
              <td>{explained('share_previous', days.before, share(before))}</td>
              <td className="num">{explained('change', t('companies.change'), signed(change, formats))}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
