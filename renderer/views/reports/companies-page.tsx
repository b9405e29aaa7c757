// Companies: who was in contact, by which channel, and how much of the floor's time they took; one company by itself.

import { memo, useCallback, useDeferredValue } from 'react';
import type { CompaniesReport, CompanyRow } from '../../../shared/contract/reports.ts';
import { companyPage, formatHash } from '../../store/route.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { useCompanyColumns } from './company-columns.tsx';
import { CompanyPage } from './company-page.tsx';
import { CompanyShares, CompanyTiles } from './company-summary.tsx';
import { NothingHere } from './nothing-here.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { ReportFrame } from './report-frame.tsx';
import { ReportTable, sheetOf, useArranged } from './report-table.tsx';
import { useReport } from './use-report.ts';

const NO_ROWS: readonly CompanyRow[] = [];

function textOf(row: CompanyRow): string {
  return row.name;
}

function rowKey(row: CompanyRow): string {
  return row.company;
}

export function CompaniesPage() {
  const session = useSession();
  const company = useStore(session.navigation.state, (route) => route.report.company);
  return company === null ? <AllCompanies /> : <CompanyPage company={company} />;
}

function AllCompanies() {
  const { t } = useWords();
  const { report, answers, changing, today } = useReport('companies');
  const hrefOf = useHref();
  const columns = useCompanyColumns(hrefOf);
  const rows = useArranged(report?.rows ?? NO_ROWS, columns, textOf, 'name');
  // One company is another page: what is there of it is not shown meanwhile.
  const fits = report !== null && answers !== null && answers.company === null;
  return (
    <ReportFrame
      page="companies"
      search={t('companies.search')}
      changing={changing}
      sheet={fits ? () => sheetOf(`kokpit-companies-${report.from}-${report.to}`, columns, rows) : null}
      switches={today !== null && <PeriodPicker page="companies" today={today} />}
    >
      {fits ? <All report={report} rows={rows} columns={columns} /> : null}
    </ReportFrame>
  );
}

/**
 * The address of a company's own view, with the days and filters of this one: drawn into the rows when there is time, mostly
 * with the answer that they are on their way for.
 */
function useHref(): (row: CompanyRow) => string {
  const session = useSession();
  const route = useDeferredValue(useStore(session.navigation.state, (state) => state));
  return useCallback((row) => formatHash({ ...route, ...companyPage(route.report, row.company) }), [route]);
}

interface AllProps {
  readonly report: CompaniesReport;
  readonly rows: readonly CompanyRow[];
  readonly columns: ReturnType<typeof useCompanyColumns>;
}

/** Not drawn anew by a question, which only its answer changes. */
const All = memo(function All({ report, rows, columns }: AllProps) {
  const session = useSession();
  const { t } = useWords();
  const open = (row: CompanyRow): void => {
    session.navigation.go(companyPage(session.navigation.state.getState().report, row.company));
  };
  return (
    <>
      <CompanyTiles report={report} unique />
      <CompanyShares report={report} />
      {rows.length === 0 ? (
        <NothingHere />
      ) : (
        <ReportTable label={t('page.companies')} columns={columns} rows={rows} rowKey={rowKey} onOpen={open} />
      )}
    </>
  );
});
