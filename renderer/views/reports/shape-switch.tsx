// A chart, or the table behind it; kept in the address.

import { useSession, useStore, useWords } from '../context.ts';
import { Segments } from './segments.tsx';

export function ShapeSwitch() {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state.report);
  return (
    <Segments
      id="shape"
      label={t('report.shape')}
      options={(['chart', 'table'] as const).map((id) => ({ id, label: t(`report.${id}`) }))}
      chosen={route.shape}
      onChoose={(shape) => session.navigation.go({ report: { ...route, shape } })}
    />
  );
}
