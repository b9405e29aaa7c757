// One agent in the cockpit. Reads its own entry from the store, so that a change draws this row and no other.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual scroller cannot be made of table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { type CSSProperties, memo, type ReactNode } from 'react';
import type { CockpitRow } from '../../shared/contract/views.ts';
import type { Key } from '../locales/catalogue.ts';
import type { ColumnKey } from '../store/columns.ts';
import type { CellKey } from '../store/grid-cells.ts';
import type { RowEntry } from '../store/live-rows.ts';
import { useSession, useStore, useWords } from './context.ts';
import { Count, Duration, Ticking } from './figures.tsx';
import { Icon, StatusMark } from './icons.tsx';
import { usePast } from './rewind-band.tsx';

const GLOW_MS = 600;
/** More slots than this are drawn as this many parts. */
const MOST_PARTS = 10;

export interface AgentRowProps {
  readonly agent: string;
  /** px from the top of its table's rows. */
  readonly top: number;
  readonly index: number;
}

export function rowId(item: string): string {
  return `row-${item}`;
}

/** The figure of a row, while the keyboard stands on it. */
export function cellId(item: string, cell: CellKey): string {
  return `${rowId(item)}-${cell}`;
}

/** A number of the grid: a click on it explains it, a click beside it selects the row (use-grid-hands.ts). */
export function Opens({ cell, children }: { readonly cell: CellKey; readonly children: ReactNode }) {
  return (
    <span className="explained" data-cell={cell}>
      {children}
    </span>
  );
}

export const AgentRow = memo(function AgentRow({ agent, top, index }: AgentRowProps) {
  const session = useSession();
  const entry = useStore(session.cockpit.state, (state) => state.entries.get(agent));
  const chosen = useStore(session.selection, (selection) => selection.chosen.has(agent));
  const active = useStore(session.selection, (selection) => selection.active === agent);
  const here = useStore(session.cell, (cell) => (active ? cell : null));
  if (entry === undefined) return null;
  const { row } = entry;
  return (
    <div
      role="row"
      id={rowId(agent)}
      className={active ? 'row agent active' : 'row agent'}
      aria-selected={chosen}
      aria-level={2}
      aria-rowindex={index}
      data-agent={agent}
      data-status={row.status}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Cells entry={entry} chosen={chosen} here={here} />
    </div>
  );
});

interface CellsProps {
  readonly entry: RowEntry;
  readonly chosen: boolean;
  /** The figure that the keyboard stands on. */
  readonly here: CellKey | null;
}

const Cells = memo(function Cells({ entry, chosen, here }: CellsProps) {
  const { t } = useWords();
  const { row } = entry;
  const now = Date.now();
  // Two values that take turns, so that a change during a glow begins it again.
  const glow = (column: ColumnKey): 'a' | 'b' | undefined => {
    const change = entry.changes[column];
    return change === undefined || now - change.at >= GLOW_MS ? undefined : change.n % 2 === 0 ? 'a' : 'b';
  };
  const at = (cell: CellKey) => (cell === here ? { id: cellId(row.agent, cell), 'data-here': '' } : {});
  return (
    <>
      <div role="gridcell" className="cell cell-choose" data-choose="">
        <span className={chosen ? 'box checked' : 'box'} aria-hidden="true">
          {chosen && <Icon name="check" />}
        </span>
      </div>
      <div role="rowheader" className="cell cell-name" data-col="name" data-glow={glow('name')}>
        <Name row={row} />
      </div>
      <div role="gridcell" className="cell cell-status" data-col="status" data-glow={glow('status')} {...at('status')}>
        <Status row={row} />
      </div>
      <div role="gridcell" className="cell cell-load" data-col="load" data-glow={glow('load')} {...at('load')}>
        <Load row={row} />
      </div>
      <div
        role="gridcell"
        className="cell"
        data-col="first_response"
        data-glow={glow('first_response')}
        {...at('first_response')}
      >
        <Opens cell="first_response">
          <Duration seconds={row.first_response_avg_s} reason={t('none.first_response')} />
        </Opens>
      </div>
      <div role="gridcell" className="cell" data-col="resolution" data-glow={glow('resolution')} {...at('resolution')}>
        <Opens cell="resolution">
          <Duration seconds={row.resolution_avg_s} reason={t('none.resolution')} />
        </Opens>
      </div>
      <div role="gridcell" className="cell" data-col="active" data-glow={glow('active')} {...at('active')}>
        <Opens cell="active">
          <Count n={row.active} />
        </Opens>
      </div>
      <div role="gridcell" className="cell" data-col="resolved" data-glow={glow('resolved')} {...at('resolved')}>
        <Opens cell="resolved">
          <Count n={row.resolved} />
        </Opens>
      </div>
      <div
        role="gridcell"
        className="cell"
        data-col="reactivated"
        data-glow={glow('reactivated')}
        {...at('reactivated')}
      >
        <Opens cell="reactivated">
          <Count n={row.reactivated} />
        </Opens>
      </div>
      <div
        role="gridcell"
        className="cell"
        data-col="transferred"
        data-glow={glow('transferred')}
        {...at('transferred')}
      >
        <Opens cell="transferred">
          <Count n={row.transferred} />
        </Opens>
      </div>
      <div role="gridcell" className="cell cell-open">
        <button
          type="button"
          className="ghost square"
          tabIndex={-1}
          data-open=""
          aria-label={t('row.open', { name: row.name })}
        >
          <Icon name="chevron" />
        </button>
      </div>
    </>
  );
});

/** The name with the search's hit marked, and the agent's groups behind it. */
function Name({ row }: { readonly row: CockpitRow }) {
  const session = useSession();
  const search = useStore(session.cockpit.state, (state) => state.search);
  const groups = useStore(session.floor.directory, (directory) => directory?.groups);
  const hit = search.find(row.name);
  const names = row.groups.map((id) => groups?.find((group) => group.id === id)?.name ?? id).join(', ');
  return (
    <>
      <span className="name">
        {hit === null ? (
          row.name
        ) : (
          <>
            {row.name.slice(0, hit.start)}
            <mark>{row.name.slice(hit.start, hit.end)}</mark>
            {row.name.slice(hit.end)}
          </>
        )}
      </span>
      {names !== '' && (
        <span className="groups" title={names}>
          {names}
        </span>
      )}
    </>
  );
}

function Status({ row }: { readonly row: CockpitRow }) {
  const session = useSession();
  const { t } = useWords();
  const pending = useStore(session.desk.commands, (commands) => commands.pending.get(row.agent));
  const asking = useStore(session.desk.asking, (agents) => agents.has(row.agent));
  // What is being asked of the floor of now is nothing of the floor of then.
  const past = usePast();
  return (
    <>
      <StatusMark status={row.status} />
      <span className="status-word">{t(`status.${row.status}`)}</span>
      {row.status_reason !== null && (
        <span className="status-reason" title={row.status_reason}>
          {row.status_reason}
        </span>
      )}
      {!past && (pending !== undefined || asking) ? (
        <span className="pending" data-testid="pending" title={t(pendingHint(pending?.state))}>
          <Icon name="clock" />
          <span>{pending === undefined ? t('pending.asking') : `→ ${t(`status.${pending.status}`)}`}</span>
        </span>
      ) : (
        <span className="status-time">
          <Opens cell="status">
            <Ticking since={row.status_since} reason={t('none.status')} />
          </Opens>
        </span>
      )}
    </>
  );
}

function pendingHint(state: string | undefined): Key {
  return state === 'waiting' ? 'pending.waiting' : 'pending.sent';
}

/** Active conversations against the slots: a bar of as many parts as slots, and the two numbers. */
function Load({ row }: { readonly row: CockpitRow }) {
  const { t } = useWords();
  if (row.slots === null || row.slots === 0) {
    return (
      <Opens cell="load">
        <span className="num" title={t('none.slots')}>
          {row.active}
          <span className="unit"> / –</span>
        </span>
      </Opens>
    );
  }
  const over = row.active > row.slots;
  return (
    <>
      <span
        className={over ? 'load-bar over' : 'load-bar'}
        aria-hidden="true"
        style={
          {
            '--load': `${Math.min(100, (row.active / row.slots) * 100)}%`,
            '--slots': Math.min(row.slots, MOST_PARTS),
          } as CSSProperties
        }
      />
      <Opens cell="load">
        <span className={over ? 'num over' : 'num'}>
          {row.active}
          <span className="unit"> / {row.slots}</span>
        </span>
      </Opens>
    </>
  );
}
