// One of the four tables: its head with count and sums, and those of its rows that are in sight.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual scroller cannot be made of table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import type { ReactNode } from 'react';
import type { CockpitFigures } from '../../shared/contract/views.ts';
import { type CellKey, SUM_CELLS } from '../store/grid-cells.ts';
import { headItem } from '../store/selection.ts';
import { AgentRow, cellId, Opens, rowId } from './agent-row.tsx';
import { useSession, useStore, useWords } from './context.ts';
import { Count, Duration } from './figures.tsx';
import type { Block, Heights } from './grid-layout.ts';
import { Icon, StatusMark } from './icons.tsx';

export interface SectionViewProps {
  readonly block: Block;
  readonly heights: Heights;
  readonly from: number;
  readonly to: number;
  /** How many rows are drawn at most; places are drawn again for other agents while scrolling. */
  readonly slots: number;
  /** aria-rowindex of the head. */
  readonly index: number;
}

export function SectionView({ block, heights, from, to, slots, index }: SectionViewProps) {
  const { t } = useWords();
  const { status, agents } = block.section;
  const rows = agents.slice(from, to);
  return (
    <div
      role="rowgroup"
      className="section"
      aria-label={t(`status.${status}`)}
      data-section={status}
      style={{ height: heights.head + block.body }}
    >
      <SectionHead block={block} index={index} />
      {!block.folded && agents.length === 0 && <EmptySection block={block} />}
      <div className="rows">
        {rows.map((agent, place) => {
          const at = from + place;
          return <AgentRow key={at % slots} agent={agent} top={at * heights.row} index={index + 1 + at} />;
        })}
      </div>
    </div>
  );
}

function SectionHead({ block, index }: { readonly block: Block; readonly index: number }) {
  const session = useSession();
  const { t, formats } = useWords();
  const { status, agents } = block.section;
  const sums = useStore(session.cockpit.state, (state) => state.sums[status]);
  const all = useStore(session.cockpit.state, (state) => state.byStatus[status]);
  const searching = useStore(session.cockpit.state, (state) => !state.search.empty);
  const chosen = useStore(session.selection, (selection) => countIn(agents, selection.chosen));
  const active = useStore(session.selection, (selection) => selection.active === headItem(status));
  const here = useStore(session.cell, (cell) => (active ? cell : null));
  const full = agents.length > 0 && chosen === agents.length;
  return (
    <div
      role="row"
      id={rowId(headItem(status))}
      className={active ? 'row section-head active' : 'row section-head'}
      aria-rowindex={index}
      aria-level={1}
      aria-expanded={!block.folded}
      data-head={status}
    >
      <div role="gridcell" className="cell cell-choose" data-choose-all="">
        <button
          type="button"
          className="bare"
          tabIndex={-1}
          aria-label={t('section.choose', { status: t(`status.${status}`) })}
          aria-pressed={full}
          disabled={agents.length === 0}
          data-testid={`choose-${status}`}
        >
          <span className={chosen > 0 ? 'box checked' : 'box'}>
            {chosen > 0 && <Icon name={full ? 'check' : 'dash'} />}
          </span>
        </button>
      </div>
      <div role="rowheader" className="cell section-name">
        <span className={block.folded ? 'fold folded' : 'fold'}>
          <Icon name="chevron" />
        </span>
        <StatusMark status={status} />
        <span className="section-word">{t(`status.${status}`)}</span>
        <span
          className="section-count num"
          data-testid={`count-${status}`}
          {...(here === 'count' ? { id: cellId(headItem(status), 'count'), 'data-here': '' } : {})}
        >
          <Opens cell="count">{searching ? t('section.found', { n: agents.length, all }) : formats.count(all)}</Opens>
        </span>
      </div>
      <SumCells figures={sums} here={here} item={headItem(status)} />
    </div>
  );
}

interface SumCellsProps {
  readonly figures: CockpitFigures;
  readonly item: string;
  /** The figure that the keyboard stands on. */
  readonly here: CellKey | null;
}

/** Asked at every drawing, mostly with nobody chosen. */
function countIn(agents: readonly string[], chosen: ReadonlySet<string>): number {
  return chosen.size === 0 ? 0 : agents.filter((agent) => chosen.has(agent)).length;
}

/** The summed columns of a head and of the last line; the first four columns belong to their label. */
export function SumCells({ figures, item, here }: SumCellsProps) {
  const { t } = useWords();
  const numbers: Readonly<Record<(typeof SUM_CELLS)[number], ReactNode>> = {
    first_response: <Duration seconds={figures.first_response_avg_s} reason={t('none.first_response')} />,
    resolution: <Duration seconds={figures.resolution_avg_s} reason={t('none.resolution')} />,
    active: <Count n={figures.active} />,
    resolved: <Count n={figures.resolved} />,
    reactivated: <Count n={figures.reactivated} />,
    transferred: <Count n={figures.transferred} />,
  };
  return (
    <>
      {SUM_CELLS.map((cell) => (
        <div
          key={cell}
          role="gridcell"
          className="cell"
          data-col={cell}
          {...(cell === here ? { id: cellId(item, cell), 'data-here': '' } : {})}
        >
          <Opens cell={cell}>{numbers[cell]}</Opens>
        </div>
      ))}
      <div role="gridcell" className="cell" />
    </>
  );
}

function EmptySection({ block }: { readonly block: Block }) {
  const { t } = useWords();
  return (
    <div role="row" className="row empty" tabIndex={-1}>
      <div role="gridcell" className="cell empty-words" tabIndex={-1}>
        {t(`empty.${block.section.status}`)}
      </div>
    </div>
  );
}
