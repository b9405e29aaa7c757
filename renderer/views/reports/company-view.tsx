// One company by itself: its load and level among all, its contacts and their time, its channels against the days before.

import type { CompaniesReport, CompanyRow } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { formatHash } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
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
            <Explained path={entryOf('rows', 'company', company, 'load')} label={`${t('companies.load')}, ${row.name}`}>
              <Load load={row.load} level={row.level} />
            </Explained>
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
    { id: 'calls_in', time: 'inbound_talk_s', seconds: row.inbound_talk_s },
    { id: 'calls_out', time: 'outbound_talk_s', seconds: row.outbound_talk_s },
    { id: 'chats', time: 'chat_s', seconds: row.chat_s },
    { id: 'tickets', time: null, seconds: null },
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
          {kinds.map(({ id, time, seconds }) => (
            <tr key={id}>
              <th scope="row">
                {t(`companies.${id}`)}
                <small>{t(`companies.${id}.hint`)}</small>
              </th>
              <td>
                <Explained path={entryOf('rows', 'company', row.company, id)} label={t(`companies.${id}`)}>
                  <Count n={row[id]} />
                </Explained>
              </td>
              <td>
                {time === null ? (
                  <Duration seconds={null} reason={t('none.talk')} />
                ) : (
                  <Explained
                    path={entryOf('rows', 'company', row.company, time)}
                    label={`${t(`companies.${id}`)}, ${t('companies.time')}`}
                  >
                    <Duration seconds={seconds === 0 ? null : seconds} reason={t('none.talk')} />
                  </Explained>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
