// Saves what is shown as a file of the browser's.

import { csvText } from '../../store/report-csv.ts';
import type { Cell } from '../../store/report-rows.ts';
import { useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { saveFile } from '../save-file.ts';

export interface Sheet {
  /** Without its ending. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

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
  saveFile(`${name}.csv`, 'text/csv', csvText(head, rows));
}
