// The page of a report by its name.

import type { ReportPage } from '../../store/report-route.ts';
import { CompaniesPage } from './companies-page.tsx';
import { DayPage } from './day-page.tsx';
import { QualityPage } from './quality-page.tsx';
import { ServicePage } from './service-page.tsx';

export function ReportView({ page }: { readonly page: ReportPage }) {
  switch (page) {
    case 'day':
      return <DayPage />;
    case 'quality':
      return <QualityPage />;
    case 'service':
      return <ServicePage />;
    case 'companies':
      return <CompaniesPage />;
  }
}
