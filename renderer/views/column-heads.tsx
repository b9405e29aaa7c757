// The heads of the columns: a click sorts, with shift it adds to the sort; arrows and numbers show the order.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual scroller cannot be made of table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import type { Key } from '../locales/catalogue.ts';
import { COLUMN_KEYS, type ColumnKey, nextSort, type SortKey } from '../store/columns.ts';
import { useSession, useStore, useWords } from './context.ts';
import { Icon } from './icons.tsx';

export const COLUMN_LABELS: Readonly<Record<ColumnKey, Key>> = {
  name: 'column.name',
  status: 'column.status',
  load: 'column.load',
  first_response: 'column.first_response',
  resolution: 'column.resolution',
  active: 'column.active',
  resolved: 'column.resolved',
  reactivated: 'column.reactivated',
  transferred: 'column.transferred',
};

export function ColumnHeads() {
  const session = useSession();
  const { t } = useWords();
  const sort = useStore(session.navigation.state, (route) => route.sort);
  return (
    <div role="row" className="row column-heads" aria-rowindex={1}>
      <div role="columnheader" className="cell">
        <span className="sr">{t('column.choose')}</span>
      </div>
      {COLUMN_KEYS.map((column) => (
        <ColumnHead key={column} column={column} sort={sort} />
      ))}
      <div role="columnheader" className="cell">
        <span className="sr">{t('column.open')}</span>
      </div>
    </div>
  );
}

function ColumnHead({ column, sort }: { readonly column: ColumnKey; readonly sort: readonly SortKey[] }) {
  const session = useSession();
  const { t } = useWords();
  const place = sort.findIndex((key) => key.column === column);
  const key = sort[place];
  const order = key === undefined ? 'none' : key.descending ? 'descending' : 'ascending';
  return (
    <div role="columnheader" className={`cell cell-${column}`} aria-sort={order} data-col={column}>
      <button
        type="button"
        className={column === 'name' || column === 'status' ? 'sort' : 'sort end'}
        title={t(`${COLUMN_LABELS[column]}.hint` as Key)}
        data-testid={`sort-${column}`}
        onClick={(event) => session.navigation.go({ sort: nextSort(sort, column, event.shiftKey) })}
      >
        <span>{t(COLUMN_LABELS[column])}</span>
        {key !== undefined && (
          <span className="sort-mark">
            <Icon name={key.descending ? 'down-arrow' : 'up-arrow'} />
            {sort.length > 1 && <span className="sort-place">{place + 1}</span>}
          </span>
        )}
      </button>
    </div>
  );
}
