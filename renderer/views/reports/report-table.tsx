// A table of a report: heads that sort, sums at the foot, arrows through the rows, Enter opens one. Long ones are drawn
// only where they are in sight. While a hand is on it, rows keep their places.
// biome-ignore-all lint/a11y/noNoninteractiveElementToInteractiveRole: rows walked with arrows make the table a grid

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { createSearch } from '../../../shared/text/fold.ts';
import { nextOrder, type Order } from '../../store/report-route.ts';
import { arrangeRows, keepPlaces, type Cell as ReportCell } from '../../store/report-rows.ts';
import { useSession, useStore, useWords } from '../context.ts';
import { explainIn } from '../explained.tsx';
import { Icon } from '../icons.tsx';
import { stepOf } from '../step-of.ts';
import { useHeights } from '../use-viewport.ts';
import { whenIdle } from '../when-idle.ts';
import type { Sheet } from './csv-button.tsx';
import { Cell, type Column, TableRow } from './report-row.tsx';
import { REPORT_TABLE_ID } from './table-id.ts';

export type { Column } from './report-row.tsx';

/** Shorter tables are drawn whole. */
const VIRTUAL_FROM = 60;
/** Rows drawn above and below those in sight; of other rows at first few, so that nobody waits for what is not seen. */
const SPARE = 12;
const SPARE_AT_FIRST = 1;
/** The first drawing comes before anything is measured: the share of the window that rows have at least. */
const ROWS_SHARE = 0.5;

export interface ReportTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** How many rows follow that are not there yet; asked for once the end of those that are comes near. */
  readonly missing?: number;
  readonly onMissing?: () => void;
  readonly rowKey: (row: Row) => string;
  readonly total?: Row;
  readonly totalLabel?: ReactNode;
  readonly onOpen?: (row: Row) => void;
  /** A key that the table itself does not use, on the row that it stands on. @returns whether it was one of yours. */
  readonly onRowKey?: (key: string, row: Row) => boolean;
}

/** The rows as the address orders and searches them. */
export function useArranged<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  text: (row: Row) => string,
  byDefault: string | null,
): readonly Row[] {
  const arranged = useArrange(columns, text, byDefault);
  return useMemo(() => arranged(rows), [arranged, rows]);
}

/** Orders and searches rows as the address says. */
export function useArrange<Row>(
  columns: readonly Column<Row>[],
  text: (row: Row) => string,
  byDefault: string | null,
): (rows: readonly Row[]) => readonly Row[] {
  const session = useSession();
  const { formats } = useWords();
  const query = useStore(session.navigation.state, (route) => route.query);
  const order = useStore(session.navigation.state, (route) => route.report.order);
  return useMemo(() => {
    const search = createSearch(query, formats.locale);
    const value = (row: Row, id: string): ReportCell | undefined => {
      const column = columns.find((one) => one.id === id);
      return (column?.sort ?? column?.value)?.(row);
    };
    return (rows) => arrangeRows({ rows, order, byDefault, value, compare: formats.compare, search, text });
  }, [columns, text, byDefault, query, order, formats]);
}

export function sheetOf<Row>(name: string, columns: readonly Column<Row>[], rows: readonly Row[]): Sheet {
  return {
    name,
    head: columns.map(({ label, over }) => (over === undefined ? label : `${over}: ${label}`)),
    rows: rows.map((row) => columns.map((column) => column.value(row))),
  };
}

export function ReportTable<Row>(props: ReportTableProps<Row>) {
  const { columns, rows, rowKey, total, totalLabel, onOpen, onRowKey, missing = 0, onMissing } = props;
  const { t } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setActive] = useState(0);
  /** The column that the keyboard stands on; null: on the row. */
  const [column, setColumn] = useState<number | null>(null);
  const places = usePlaces(rows, rowKey);
  const shown = places.rows;
  // Rows may leave under the hand: the one that took the place is meant.
  const active = Math.min(chosen, Math.max(0, shown.length - 1));
  const { row: rowHeight } = useHeights();
  const ids = useId();
  const count = shown.length + missing;
  const virtual = count > VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count,
    enabled: virtual,
    getScrollElement: () => table.current?.closest('.report-body') ?? null,
    estimateSize: () => rowHeight,
    overscan: useSpare(rows, virtual),
    scrollMargin: table.current?.offsetTop ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const fit = Math.ceil((window.innerHeight * ROWS_SHARE) / rowHeight);
  const last = virtual ? (items.at(-1)?.index ?? Math.min(fit, count - 1)) : count - 1;
  // Scrolled beyond those that are there, none is drawn.
  const end = Math.max(first, Math.min(last + 1, shown.length));
  const isShort = missing > 0 && last + SPARE >= shown.length;
  useEffect(() => {
    if (isShort) onMissing?.();
  }, [isShort, onMissing]);
  const move = (to: number): void => {
    const place = Math.max(0, Math.min(count - 1, to));
    setActive(place);
    if (virtual) virtualizer.scrollToIndex(place);
    else document.getElementById(`${ids}-${place}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== table.current) return;
    const to = stepOf(event.key, active, count, PAGE_ROWS);
    const row = shown[active];
    if (to !== null) move(to);
    else if (row === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      setColumn(nextColumn(columns, row, column, event.key === 'ArrowRight' ? 1 : -1));
    } else if (event.key === 'Escape' && column !== null) setColumn(null);
    else if (onRowKey?.(event.key, row) !== true && !opened(event.key, row)) return;
    event.preventDefault();
  };
  /** Enter opens the figure that the keyboard stands on, else the row; `E` that figure, else the row's first. */
  const opened = (key: string, row: Row): boolean => {
    const cells = document.getElementById(`${ids}-${active}`);
    if (key === 'e' || key === 'E' || (key === 'Enter' && column !== null)) {
      return explainIn(column === null ? cells : cells?.children[column]);
    }
    if (key === 'Enter' && onOpen !== undefined) onOpen(row);
    return key === 'Enter' && onOpen !== undefined;
  };
  const here = (n: number): string => `${ids}-${active}-${n}`;
  return (
    <table
      ref={table}
      id={REPORT_TABLE_ID}
      className="report-table"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count}
      aria-activedescendant={shown.length === 0 ? undefined : column === null ? `${ids}-${active}` : here(column)}
      data-testid="report-table"
      onKeyDown={onKey}
      {...places.hands}
    >
      <colgroup>
        {columns.map((column) => (
          <col key={column.id} style={{ width: `${column.width}rem` }} />
        ))}
      </colgroup>
      <Heads columns={columns} />
      <tbody>
        <Gap rows={first} height={rowHeight} columns={columns.length} />
        {shown.slice(first, end).map((row, n) => (
          <TableRow
            key={rowKey(row)}
            id={`${ids}-${first + n}`}
            place={first + n}
            rowKey={rowKey(row)}
            row={row}
            columns={columns}
            isActive={first + n === active}
            column={first + n === active ? column : null}
            onActive={setActive}
          />
        ))}
        <Gap rows={count - end} height={rowHeight} columns={columns.length} />
      </tbody>
      {total !== undefined && (
        <tfoot>
          <tr data-testid="report-total">
            {columns.map((one, n) => (
              <td key={one.id} className={one.text ? 'text' : undefined} data-col={one.id}>
                {n === 0 ? totalLabel : <Cell column={one} row={total} of={t('report.total')} stop />}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

/** Few rows with others in the table, then as many as a quick scroll needs. */
function useSpare(rows: readonly unknown[], isWanted: boolean): number {
  const [settled, setSettled] = useState<readonly unknown[] | null>(null);
  useEffect(() => (isWanted ? whenIdle(() => setSettled(rows)) : undefined), [rows, isWanted]);
  return settled === rows ? SPARE : SPARE_AT_FIRST;
}

/** The next column with a figure; null: back on the row. */
function nextColumn<Row>(columns: readonly Column<Row>[], row: Row, from: number | null, step: 1 | -1): number | null {
  if (from === null && step === -1) return null;
  for (let place = (from ?? -1) + step; place >= 0 && place < columns.length; place += step) {
    if ((columns[place]?.explain?.(row) ?? null) !== null) return place;
  }
  return step === 1 ? from : null;
}

/** Rows as they come, or, with the pointer or the focus on the table, where they were. */
function usePlaces<Row>(rows: readonly Row[], rowKey: (row: Row) => string) {
  const session = useSession();
  const [held, setHeld] = useState(false);
  const order = useStore(session.navigation.state, (route) => route.report.order);
  const before = useRef<{ readonly keys: readonly string[]; readonly order: Order | null }>({ keys: [], order });
  const shown = useMemo(() => {
    const sorted = held && before.current.order === order ? keepPlaces(rows, before.current.keys, rowKey) : rows;
    before.current = { keys: sorted.map(rowKey), order };
    return sorted;
  }, [rows, rowKey, held, order]);
  const hands = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return { rows: shown, hands };
}

const PAGE_ROWS = 15;

function Gap({ rows, height, columns }: { readonly rows: number; readonly height: number; readonly columns: number }) {
  if (rows <= 0) return null;
  return (
    <tr className="gap">
      <td colSpan={columns} style={{ height: `${rows * height}px` }} />
    </tr>
  );
}

function Heads<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  const grouped = columns.some((column) => column.over !== undefined);
  return (
    <thead className={grouped ? 'grouped' : undefined}>
      {grouped && <Overheads columns={columns} />}
      <tr>
        {columns.map((column) => (
          <Head key={column.id} column={column} />
        ))}
      </tr>
    </thead>
  );
}

function Overheads<Row>({ columns }: { readonly columns: readonly Column<Row>[] }) {
  const spans: { readonly over: string | undefined; readonly hint: string | undefined; count: number }[] = [];
  for (const { over, overHint } of columns) {
    const last = spans.at(-1);
    if (last !== undefined && last.over === over) last.count += 1;
    else spans.push({ over, hint: overHint, count: 1 });
  }
  return (
    <tr className="overheads">
      {spans.map(({ over, hint, count }, n) =>
        over === undefined ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: heads stand where they stand
          <td key={n} colSpan={count} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: heads stand where they stand
          <th key={n} colSpan={count} scope="colgroup" title={hint}>
            <span>{over}</span>
          </th>
        ),
      )}
    </tr>
  );
}

function Head<Row>({ column }: { readonly column: Column<Row> }) {
  const session = useSession();
  const route = useStore(session.navigation.state, (state) => state.report);
  const { order } = route;
  const sorted = order?.column === column.id ? (order.descending ? 'descending' : 'ascending') : 'none';
  const flip = (): void =>
    session.navigation.go({ report: { ...route, order: nextOrder(order, column.id, !column.text) } });
  return (
    <th scope="col" className={column.text ? 'text' : undefined} aria-sort={sorted} data-col={column.id}>
      <button
        type="button"
        className={column.text ? 'sort' : 'sort end'}
        title={column.hint}
        data-testid={`sort-${column.id}`}
        onClick={flip}
      >
        <span>{column.label}</span>
        {sorted !== 'none' && (
          <span className="sort-mark">
            <Icon name={sorted === 'descending' ? 'down-arrow' : 'up-arrow'} />
          </span>
        )}
      </button>
    </th>
  );
}
