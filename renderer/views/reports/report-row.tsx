// A row of a report's table, its cells, and what a column is.

import { memo, type ReactNode } from 'react';
import type { Cell as ReportCell } from '../../store/report-rows.ts';
import { Explained } from '../explained.tsx';

export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  /** rem. */
  readonly width: number;
  readonly text?: boolean;
  /** Columns of one name stand under one head. */
  readonly over?: string;
  readonly overHint?: string;
  /** What the file has, and what it sorts by. */
  readonly value: (row: Row) => ReportCell;
  /** What it sorts by, where that is something else. */
  readonly sort?: (row: Row) => ReportCell;
  readonly cell: (row: Row) => ReactNode;
  /** The path of the figure in the page's report; null: this row has none. Its cell can then be opened. */
  readonly explain?: (row: Row) => string | null;
}

interface RowProps<Of> {
  readonly id: string;
  readonly place: number;
  readonly rowKey: string;
  readonly row: Of;
  readonly columns: readonly Column<Of>[];
  readonly isActive: boolean;
  /** The column that the keyboard stands on, in the active row. */
  readonly column: number | null;
  readonly onActive: (place: number) => void;
}

/** Not drawn anew where only other rows come or go. */
export const TableRow = memo(function TableRow<Of>({
  id,
  place,
  rowKey,
  row,
  columns,
  isActive,
  column,
  onActive,
}: RowProps<Of>) {
  return (
    <tr
      id={id}
      className={isActive ? 'active' : undefined}
      aria-rowindex={place + 1}
      data-row={rowKey}
      onPointerDown={() => onActive(place)}
    >
      {columns.map((one, n) => (
        <td
          key={one.id}
          id={n === column ? `${id}-${n}` : undefined}
          className={one.text ? 'text' : undefined}
          data-col={one.id}
          data-here={n === column ? '' : undefined}
        >
          <Cell column={one} row={row} of={columns[0]?.value(row)} />
        </td>
      ))}
    </tr>
  );
}) as <Of>(props: RowProps<Of>) => ReactNode;

interface CellProps<Row> {
  readonly column: Column<Row>;
  readonly row: Row;
  /** Whose row it is. */
  readonly of: ReportCell | undefined;
  /** Whether the Tab key stops here: the arrows do not reach the totals. */
  readonly stop?: boolean;
}

export function Cell<Row>({ column, row, of, stop = false }: CellProps<Row>) {
  const path = column.explain?.(row) ?? null;
  if (path === null) return column.cell(row);
  const figure = column.over === undefined ? column.label : `${column.over}: ${column.label}`;
  return (
    <Explained path={path} label={`${figure}, ${of ?? ''}`} stop={stop}>
      {column.cell(row)}
    </Explained>
  );
}
