// One list of an explanation: its items searched, sorted, saved as a file, each opened down to its conversation's story.
// Thousands cost what the few in sight do. Arrows walk, Enter opens.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual scroller cannot be made of table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the list has the focus and names its active row

import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import type { Names } from '../../shared/contract/conversation.ts';
import type { ExplainItem } from '../../shared/contract/explain.ts';
import { createSearch } from '../../shared/text/fold.ts';
import { sayWhy } from '../../shared/words/why.ts';
import type { Key } from '../locales/catalogue.ts';
import { keyOf } from '../locales/words.ts';
import {
  arrangeItems,
  columnsOf,
  type ExplainColumn,
  type ExplainRow,
  rowsOf,
  SHEET_HEAD,
  sheetRow,
  subjectOf,
} from '../store/explain-rows.ts';
import { nextOrder, type Order } from '../store/report-route.ts';
import { useSession, useStore, useWords } from './context.ts';
import { ConversationId } from './conversation-id.tsx';
import { ConversationKindIcon } from './conversation-kind.tsx';
import { Duration } from './figures.tsx';
import { Icon } from './icons.tsx';
import { CsvButton } from './reports/csv-button.tsx';
import { stepOf } from './step-of.ts';
import { channelName } from './top-bar.tsx';
import { useHeights } from './use-viewport.ts';

/** Two lines of text, in rows of the page's tables. */
const ROWS_HIGH = 1.35;
const PAGE_ROWS = 8;
const OVERSCAN = 10;

export interface ExplainedList {
  readonly name: string;
  /** What its items are, or why they were left out; as the core says it. */
  readonly said: string;
  /** How many there are: of very many not all stand here. */
  readonly count: number;
  readonly items: readonly ExplainItem[];
  readonly left: boolean;
}

export interface ExplainListProps {
  readonly list: ExplainedList;
  readonly unit: 's' | 'stars' | '%' | null;
  readonly figure: string;
  readonly names: Names;
}

export function ExplainList({ list, unit, figure, names }: ExplainListProps) {
  const { t, formats } = useWords();
  const [query, setQuery] = useState('');
  const [order, setOrder] = useState<Order | null>(null);
  const all = useMemo(() => rowsOf(list.items, names), [list, names]);
  const columns = useMemo(() => columnsOf(all, list.left ? null : unit), [all, list, unit]);
  const rows = useMemo(() => {
    const search = createSearch(query, formats.locale);
    return arrangeItems({ rows: all, order, search, compare: formats.compare });
  }, [all, order, query, formats]);
  const sheet = () => ({
    name: `kokpit-${figure.replaceAll(/[^\w.-]+/g, '-')}-${list.name}`,
    head: SHEET_HEAD,
    rows: rows.map(sheetRow),
  });
  return (
    <section className="explain-list" aria-label={sayWhy(list.said, t)}>
      <div className="explain-tools">
        <label className="search">
          <Icon name="search" />
          <input
            type="search"
            placeholder={t('explain.search')}
            aria-label={t('explain.search')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            data-testid="explain-search"
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || query === '') return;
              setQuery('');
              event.stopPropagation();
            }}
          />
        </label>
        <span className="explain-count num" role="status" data-testid="explain-count">
          {rows.length === all.length
            ? t('report.rows', { n: all.length })
            : t('section.found', { n: rows.length, all: all.length })}
        </span>
        <CsvButton sheet={rows.length === 0 ? null : sheet} />
      </div>
      {all.length < list.count && (
        <p className="hint" data-testid="explain-listed">
          {t('explain.listed', { n: all.length })}
        </p>
      )}
      {all.length === 0 ? (
        <p className="hint">{t('explain.empty')}</p>
      ) : (
        <Rows rows={rows} columns={columns} order={order} onOrder={setOrder} />
      )}
    </section>
  );
}

interface RowsProps {
  readonly rows: readonly ExplainRow[];
  readonly columns: readonly ExplainColumn[];
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}

function Rows({ rows, columns, order, onOrder }: RowsProps) {
  const session = useSession();
  const { t } = useWords();
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const { row: rowHeight } = useHeights();
  const height = rowHeight * ROWS_HIGH;
  const ids = useId();
  const open = useStore(session.navigation.state, (route) => route.conversation);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => grid.current,
    estimateSize: () => height,
    overscan: OVERSCAN,
    // The heads stand on top of the rows.
    scrollPaddingStart: rowHeight,
    scrollMargin: rowHeight,
  });
  const at = Math.min(active, rows.length - 1);
  const subject = subjectOf(rows);
  const openRow = (row: ExplainRow | undefined): void => {
    const conversation = row?.item.conversation ?? null;
    if (conversation !== null) session.navigation.go({ conversation });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== grid.current) return;
    const to = stepOf(event.key, at, rows.length, PAGE_ROWS);
    if (to !== null) {
      setActive(Math.max(0, Math.min(rows.length - 1, to)));
      virtualizer.scrollToIndex(Math.max(0, Math.min(rows.length - 1, to)));
    } else if (event.key === 'Enter') openRow(rows[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div
      ref={grid}
      className="explain-rows"
      role="grid"
      tabIndex={0}
      aria-label={t('explain.list')}
      aria-rowcount={rows.length}
      aria-activedescendant={rows.length === 0 ? undefined : `${ids}-${at}`}
      data-testid="explain-rows"
      onKeyDown={onKey}
    >
      <div role="row" className="explain-heads explain-row">
        {columns.map((column) => (
          <Head key={column} column={column} subject={subject} order={order} onOrder={onOrder} />
        ))}
      </div>
      <div style={{ height: `${virtualizer.getTotalSize()}px` }} className="explain-space">
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as ExplainRow;
          const { conversation } = row.item;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid has the keys
            <div
              key={index}
              role="row"
              id={`${ids}-${index}`}
              className={index === at ? 'explain-row active' : 'explain-row'}
              aria-rowindex={index + 1}
              aria-selected={conversation !== null && conversation === open}
              data-conversation={conversation ?? undefined}
              data-opens={conversation === null ? undefined : ''}
              style={{ height: `${height}px`, transform: `translateY(${start - rowHeight}px)` }}
              onClick={() => {
                setActive(index);
                openRow(row);
              }}
            >
              {columns.map((column) => (
                <div key={column} role="gridcell" className={`explain-cell explain-${column}`}>
                  <Cell row={row} column={column} />
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

const SUBJECTS = {
  conversation: 'explain.column.conversation',
  company: 'companies.company',
  status: 'column.status',
  landing: 'explain.landing',
} as const satisfies Readonly<Record<ReturnType<typeof subjectOf>, Key>>;

interface HeadProps {
  readonly column: ExplainColumn;
  readonly subject: ReturnType<typeof subjectOf>;
  readonly order: Order | null;
  readonly onOrder: (order: Order | null) => void;
}

function Head({ column, subject, order, onOrder }: HeadProps) {
  const { t } = useWords();
  const sorted = order?.column === column ? (order.descending ? 'descending' : 'ascending') : 'none';
  const text = column === 'conversation' || column === 'agent';
  return (
    <div role="columnheader" className={`explain-cell explain-${column}`} aria-sort={sorted}>
      <button
        type="button"
        className={text ? 'sort' : 'sort end'}
        data-testid={`explain-sort-${column}`}
        onClick={() => onOrder(nextOrder(order, column, !text))}
      >
        <span>{t(column === 'conversation' ? SUBJECTS[subject] : `explain.column.${column}`)}</span>
        {sorted !== 'none' && (
          <span className="sort-mark">
            <Icon name={sorted === 'descending' ? 'down-arrow' : 'up-arrow'} />
          </span>
        )}
      </button>
    </div>
  );
}

function Cell({ row, column }: { readonly row: ExplainRow; readonly column: ExplainColumn }) {
  const { formats, t } = useWords();
  const session = useSession();
  const { item } = row;
  switch (column) {
    case 'conversation':
      return <Which row={row} />;
    case 'agent':
      return row.agent;
    case 'time': {
      if (item.time === null) return null;
      const ms = Date.parse(item.time);
      const today = formats.day(ms) === formats.day(session.clock.getState());
      return (
        <time className="num" dateTime={item.time} title={formats.dateTime(ms)}>
          {today ? formats.timeSeconds(ms) : formats.moment(ms, session.clock.getState())}
        </time>
      );
    }
    case 'seconds':
      return (
        <span title={row.seconds === null ? undefined : `${row.seconds} s`}>
          <Duration seconds={row.seconds} reason={t('explain.no_duration')} />
        </span>
      );
    case 'opened':
      return <Duration seconds={item.since_opened_s} reason={t('story.opened.unknown')} />;
    case 'stars':
      return <span className="num">{formats.count(item.value)}</span>;
  }
}

/** What a person knows a conversation by, and below its id, whose beginning may be cut, and what else is known of it. */
function Which({ row: { item, product, company, group } }: { readonly row: ExplainRow }) {
  const { t } = useWords();
  const key = item.note === null ? null : keyOf('status', item.note);
  const note =
    item.note === null
      ? null
      : key !== null
        ? t(key)
        : sayWhy(item.note, t).replaceAll(/\b(calls_in|calls_out|tickets|chats)\b/g, (word) =>
            t(`companies.${word as 'calls_in' | 'calls_out' | 'tickets' | 'chats'}`),
          );
  const channel = item.channel === null ? null : channelName(item.channel);
  const { conversation } = item;
  const known = [channel, company ?? product ?? group].filter((text) => text !== null);
  const title =
    conversation === null
      ? (company ?? note ?? (channel === null ? '–' : t('explain.landing')))
      : known.join(' · ') || conversation;
  const told = conversation === null ? [title] : [title, ...known];
  const others = new Set([channel, product, company, group, note]);
  const more = [...others].filter((text) => text !== null && !told.includes(text));
  return (
    <>
      {item.kind !== null && <ConversationKindIcon kind={item.kind} />}
      <span
        className="explain-which"
        title={[title, conversation, ...more].filter((text) => text !== null && text !== '').join(' · ')}
      >
        <span className="explain-title">{title}</span>
        <small>
          {conversation !== null && title !== conversation && <ConversationId id={conversation} short />}
          {more.map((text) => (
            <span key={text}>{text}</span>
          ))}
        </small>
      </span>
    </>
  );
}
