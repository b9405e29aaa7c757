// The newest rejects, each with the reason and, opened, what came.

import type { RejectRow } from '../../shared/contract/views.ts';
import { useWords } from './context.ts';

export function RejectsTable({ rows }: { readonly rows: readonly RejectRow[] }) {
  const { t, formats, reason } = useWords();
  return (
    <table className="table" data-testid="rejects-table">
      <thead>
        <tr>
          <th scope="col">{t('rejects.received')}</th>
          <th scope="col">{t('rejects.from')}</th>
          <th scope="col">{t('rejects.category')}</th>
          <th scope="col">{t('rejects.reason')}</th>
          <th scope="col" className="right">
            {t('rejects.count')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.received} ${row.from} ${row.line} ${row.reason}`}>
            <td className="num nowrap">{formats.dateTime(Date.parse(row.received))}</td>
            <td className="wrap reject-from">
              {row.from}
              <small>{t('rejects.line', { n: row.line })}</small>
            </td>
            <td>{row.category}</td>
            <td className="wrap">
              {reason(row.reason)}
              <details>
                <summary>{t('rejects.raw')}</summary>
                <pre>{row.raw}</pre>
              </details>
            </td>
            <td className="num right">{formats.count(row.count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
