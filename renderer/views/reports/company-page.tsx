// One company's own page: its load among all, its figures against the days before, its days, people and conversations,
// its channels and its time.

import type { CompanyReport } from '../../../shared/contract/company.ts';
import type { CompaniesReport, CompanyRow } from '../../../shared/contract/reports.ts';
import { entryOf } from '../../../shared/figure-path.ts';
import { companyPage, formatHash } from '../../store/route.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { Explained } from '../explained.tsx';
import { Count, Duration } from '../figures.tsx';
import { Icon } from '../icons.tsx';
import { Sentence } from '../sentence.tsx';
import { SkeletonRows } from '../skeleton-rows.tsx';
import { Level, Load } from './company-columns.tsx';
import { type CompanyParts, CompanyPartsCard, useCompanyParts } from './company-parts.tsx';
import { CompanyShares, CompanyTiles } from './company-summary.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportFrame } from './report-frame.tsx';
import { useReport } from './use-report.ts';

export function CompanyPage({ company }: { readonly company: string }) {
  const session = useSession();
  const { t } = useWords();
  const { report, answers, changing, today } = useReport('companies');
  const { report: found, answers: foundOf } = useValue(session.company.state);
  const view = useStore(session.navigation.state, (route) => route.report.view);
  // Another company, or all of them, is another page: what is there of it is not shown meanwhile.
  const fits = report !== null && answers?.company === company;
  const own = found !== null && foundOf?.company === company ? found : null;
  const parts = useCompanyParts(own);
  const searched = view === 'people' || view === 'conversations';
  return (
    <ReportFrame
      page="companies"
      search={searched ? t('company.search') : null}
      changing={changing}
      sheet={parts.sheet}
      switches={today !== null && <PeriodPicker page="companies" today={today} />}
    >
      {fits ? <Company company={company} report={report} own={own} parts={parts} /> : null}
    </ReportFrame>
  );
}

interface CompanyProps {
  readonly company: string;
  readonly report: CompaniesReport;
  /** null until it has come. */
  readonly own: CompanyReport | null;
  readonly parts: CompanyParts;
}

function Company({ company, report, own, parts }: CompanyProps) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const refusal = useStore(session.company.state, (state) => state.refusal);
  const row = report.rows.find((one) => one.company === company);
  return (
    <>
      <a
        className="button small back"
        href={formatHash({ ...route, ...companyPage(route.report, null) })}
        data-testid="company-back"
      >
        <Icon name="back" />
        {t('companies.back')}
      </a>
      {row === undefined ? <NoContact company={company} own={own} /> : <Head row={row} own={own} />}
      {row !== undefined && <CompanyTiles report={report} unique={false} />}
      {own !== null && own.conversations.length > 0 && <CompanyPartsCard report={own} parts={parts} />}
      {/* What is below keeps its place when they come. */}
      {own === null && row !== undefined && refusal === null && <PartsWaiting />}
      {row !== undefined && (
        <>
          <CompanyShares report={report} />
          <Times row={row} />
        </>
      )}
    </>
  );
}

const SKELETON_ROWS = 6;

function PartsWaiting() {
  return (
    <div className="card company-parts-waiting" aria-hidden="true">
      <SkeletonRows rows={SKELETON_ROWS} />
    </div>
  );
}

/** Unknown is said so only once it is known to be. */
function NoContact({ company, own }: { readonly company: string; readonly own: CompanyReport | null }) {
  const { t } = useWords();
  const unknown = own !== null && !own.known;
  return (
    <div className="nothing" data-testid="company-none" data-known={own?.known ?? 'asking'}>
      <h2>{t(unknown ? 'company.unknown' : 'companies.none', { company: own?.name ?? company })}</h2>
      <p>{t(unknown ? 'company.unknown.text' : 'companies.none.text')}</p>
    </div>
  );
}

function Head({ row, own }: { readonly row: CompanyRow; readonly own: CompanyReport | null }) {
  const { t } = useWords();
  return (
    <div className="company-head" data-testid="company-view">
      <h2>{row.name}</h2>
      <Explained path={entryOf('rows', 'company', row.company, 'load')} label={`${t('companies.load')}, ${row.name}`}>
        <Load load={row.load} level={row.level} />
      </Explained>
      <Level level={row.level} />
      {own !== null && own.rank !== null && (
        <span className="muted" data-testid="company-rank">
          <Sentence
            text="company.rank"
            values={{ form: own.companies }}
            parts={{ rank: <Place path="rank" n={own.rank} />, n: <Place path="companies" n={own.companies} /> }}
          />
        </span>
      )}
      <p className="hint">{t('companies.load.hint')}</p>
    </div>
  );
}

function Place({ path, n }: { readonly path: 'rank' | 'companies'; readonly n: number }) {
  const { t } = useWords();
  return (
    <Explained path={path} label={t(`explain.figure.${path}`)}>
      <Count n={n} />
    </Explained>
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
