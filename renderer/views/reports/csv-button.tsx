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

/** Makes it once it is wanted; null: it could not be had, and that was told. */
export type SheetMaker = () => Sheet | Promise<Sheet | null>;

export function CsvButton({ sheet }: { readonly sheet: SheetMaker | null }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="button small"
      title={t('report.export.hint')}
      disabled={sheet === null}
      data-testid="report-csv"
      onClick={() => sheet !== null && void saved(sheet)}
    >
      <Icon name="download" />
      {t('report.export')}
    </button>
  );
}

async function saved(make: SheetMaker): Promise<void> {
  const sheet = await make();
  if (sheet !== null) saveFile(`${sheet.name}.csv`, 'text/csv', csvText(sheet.head, sheet.rows));
}
