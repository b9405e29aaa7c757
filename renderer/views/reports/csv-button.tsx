// Saves what is shown as a file of the browser's.

import { csvText } from '../../store/report-csv.ts';
import type { Cell } from '../../store/report-rows.ts';
import { useWords } from '../context.ts';
import { Icon } from '../icons.tsx';

export interface Sheet {
  /** Without its ending. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** After this long the browser has read the file. */
const RELEASE_MS = 10_000;

export function CsvButton({ sheet }: { readonly sheet: (() => Sheet) | null }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="button small"
      title={t('report.export.hint')}
      disabled={sheet === null}
      data-testid="report-csv"
      onClick={() => sheet !== null && save(sheet())}
    >
      <Icon name="download" />
      {t('report.export')}
    </button>
  );
}

function save({ name, head, rows }: Sheet): void {
  const url = URL.createObjectURL(new Blob([csvText(head, rows)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), RELEASE_MS);
}
