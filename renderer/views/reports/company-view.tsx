// One company by itself: its load and level among all, its contacts and their time, its channels against the days before.

import type { CompaniesReport, CompanyRow } from '../../../shared/contract/reports.ts';
import { formatHash } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Count, Duration } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { Level, Load } from './company-columns.tsx';
import { CompanySummary } from './company-summary.tsx';

export function CompanyView({ company, report }: { readonly company: string; readonly report: CompaniesReport }) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const row = report.rows.find((one) => one.company === company);
  return (
    <>
      <a
        className="button small back"
        href={formatHash({ ...route, report: { ...route.report, company: null } })}
        data-testid="company-back"
      >
        <Icon name="back" />
        {t('companies.back')}
      </a>
      {row === undefined ? (
        <div className="nothing" data-testid="company-none">
          <h2>{t('companies.none', { company })}</h2>
          <p>{t('companies.none.text')}</p>
        </div>
      ) : (
        <>
          <div className="company-head" data-testid="company-view">
            <h2>{row.name}</h2>
            <Load load={row.load} level={row.level} />
            <Level level={row.level} />
            <p className="hint">{t('companies.load.hint')}</p>
          </div>
          <CompanySummary report={report} unique={false} />
          <Times row={row} />
        </>
      )}
    </>
  );
}

function Times({ row }: { readonly row: CompanyRow }) {
  const { t } = useWords();
  const kinds = [
    { id: 'calls_in', count: row.calls_in, seconds: row.inbound_talk_s },
    { id: 'calls_out', count: row.calls_out, seconds: row.outbound_talk_s },
    { id: 'chats', count: row.chats, seconds: row.chat_s },
    { id: 'tickets', count: row.tickets, seconds: null },
  ] as const;
  return (
    <section className="card">
      <h2>{t('companies.contacts')}</h2>
      <table className="exact-table" data-testid="company-times">
        <thead>
          <tr>
            <th scope="col">{t('companies.kind')}</th>
            <th scope="col">{t('companies.count')}</th>
            <th scope="col">{t('companies.time')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map(({ id, count, seconds }) => (
            <tr key={id}>
              <th scope="row">
                {t(`companies.${id}`)}
                <small>{t(`companies.${id}.hint`)}</small>
              </th>
              <td>
                <Count n={count} />
              </td>
              <td>
                <Duration seconds={seconds === 0 ? null : seconds} reason={t('none.talk')} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
