// The four tables in one scroller: only rows in sight are drawn, 5,000 agents cost as much as fifty.
// biome-ignore-all lint/a11y/useSemanticElements: a virtual scroller cannot be made of table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row

import { useCallback, useLayoutEffect, useMemo, useRef } from 'react';
import { sumRows } from '../store/sections.ts';
import { TOTALS_ITEM } from '../store/selection.ts';
import { cellId, rowId } from './agent-row.tsx';
import { ColumnHeads } from './column-heads.tsx';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { type GridLayout, type Heights, isIn, layOut, statusOf, topOf, windowOf } from './grid-layout.ts';
import { SectionView, SumCells } from './section-view.tsx';
import { useGridHands } from './use-grid-hands.ts';
import { useHeights, useViewport } from './use-viewport.ts';

const SPARE_ROWS = 8;
const COLUMNS = 11;
export const GRID_ID = 'agents';

export function AgentsGrid() {
  const session = useSession();
  const { t } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const sections = useStore(session.cockpit.state, (state) => state.sections);
  const quiet = useStore(session.freshness, (state) => state.view?.source.state === 'catching_up');
  const changing = useStore(session.cockpit.state, (state) => state.changing);
  const chosenFolds = useStore(session.settings, (settings) => settings.folded);
  const searching = useStore(session.cockpit.state, (state) => !state.search.empty);
  const active = useStore(session.selection, (selection) => selection.active);
  const cell = useValue(session.cell);
  const heights = useHeights();
  const { row, head } = heights;
  const layout = useMemo(() => {
    const none = sections.filter((section) => section.agents.length === 0).map((section) => section.status);
    // A search shows what it found, wherever it is, and folds what it left empty.
    return layOut(sections, new Set<string>(searching ? none : chosenFolds), { row, head });
  }, [sections, chosenFolds, searching, row, head]);
  const view = useViewport(scroller, row);
  const reveal = useReveal(scroller, layout, heights);
  const hands = useGridHands(session, layout, reveal, placeOf);
  const hover = useStillUnderHand(scroller, layout, heights);
  const isShown = active === TOTALS_ITEM || (active !== null && topOf(active, layout, heights) !== null);
  const drawn = layout.blocks.map((block) => ({ block, ...windowOf(block, view, heights, SPARE_ROWS) }));
  // A row out of sight is not there to be pointed at.
  const isDrawn = drawn.some(({ block, from, to }) => isIn(block, from, to, active));
  const shownActive = isShown && (active === TOTALS_ITEM || isDrawn) ? active : null;
  const slots = Math.ceil(view.height / row) + 2 * SPARE_ROWS + 1;
  let index = 2;
  return (
    <div className={`grid-frame${changing ? ' changing' : ''}${quiet ? ' quiet' : ''}`}>
      <div
        ref={scroller}
        id={GRID_ID}
        className="grid"
        role="treegrid"
        tabIndex={0}
        aria-label={t('grid.label')}
        aria-multiselectable="true"
        aria-colcount={COLUMNS}
        aria-rowcount={layout.items.length + 2}
        aria-activedescendant={
          shownActive === null ? undefined : cell === null ? rowId(shownActive) : cellId(shownActive, cell)
        }
        data-testid="grid"
        {...hands}
        {...hover}
      >
        <ColumnHeads />
        {drawn.map(({ block, from, to }) => {
          const at = index;
          index += 1 + (block.folded ? 0 : block.section.agents.length);
          return <SectionView key={block.section.status} {...{ block, heights, from, to, slots }} index={at} />;
        })}
        {searching && layout.items.length === layout.blocks.length && <NothingFound />}
        <TotalsRow index={index} />
      </div>
    </div>
  );
}

function NothingFound() {
  const session = useSession();
  const { t } = useWords();
  const query = useStore(session.navigation.state, (route) => route.query.trim());
  return (
    <div className="nothing" role="status" data-testid="nothing-found">
      <h2>{t('nothing.found', { query })}</h2>
      <p>{t('nothing.found.text')}</p>
    </div>
  );
}

/** The sums of all rows: the core's own, or of the rows found while a search leaves some out. */
function TotalsRow({ index }: { readonly index: number }) {
  const session = useSession();
  const { t } = useWords();
  const totals = useStore(session.cockpit.state, (state) => state.totals);
  const searching = useStore(session.cockpit.state, (state) => !state.search.empty);
  const sums = useStore(session.cockpit.state, (state) => state.sums);
  const shown = useStore(session.cockpit.state, (state) => state.shown);
  const active = useStore(session.selection, (selection) => selection.active === TOTALS_ITEM);
  const here = useStore(session.cell, (cell) => (active ? cell : null));
  if (totals === null) return null;
  return (
    <div
      role="row"
      id={rowId(TOTALS_ITEM)}
      className={active ? 'row totals active' : 'row totals'}
      aria-rowindex={index}
      data-totals=""
      data-testid="totals"
    >
      <div role="rowheader" className="cell totals-label">
        {t(searching ? 'totals.found' : 'totals.all', { n: shown })}
      </div>
      <SumCells figures={searching ? sumRows(Object.values(sums)) : totals} item={TOTALS_ITEM} here={here} />
    </div>
  );
}

function placeOf(item: string): { x: number; y: number } {
  const box = document.getElementById(rowId(item))?.getBoundingClientRect();
  return box === undefined ? { x: 0, y: 0 } : { x: box.left + box.width / 4, y: box.bottom };
}

/** Scrolls an item between the heads above and the sums below. */
function useReveal(scroller: React.RefObject<HTMLDivElement | null>, layout: GridLayout, heights: Heights) {
  const latest = useRef(layout);
  latest.current = layout;
  return useCallback(
    (item: string) => {
      const element = scroller.current;
      const top = topOf(item, latest.current, heights);
      if (element === null || top === null) return;
      const above = heights.row + heights.head;
      const room = element.clientHeight - heights.row * 2;
      if (top - heights.head < element.scrollTop) element.scrollTop = Math.max(0, top - above + heights.row);
      else if (top + heights.row > element.scrollTop + room) element.scrollTop = top + heights.row - room;
    },
    [scroller, heights],
  );
}

/**
 * Rows do not move under a hand: the rows under the pointer and the keyboard keep their place in their table, and when
 * a table above grows or shrinks, the scroller follows so that they stay where they are on the screen.
 */
function useStillUnderHand(scroller: React.RefObject<HTMLDivElement | null>, layout: GridLayout, heights: Heights) {
  const session = useSession();
  const hovered = useRef<string | null>(null);
  const focused = useRef(false);
  const before = useRef({ layout, asked: askedBy(session) });
  const pin = useCallback(() => {
    const { active } = session.selection.getState();
    const agents = [hovered.current, focused.current ? active : null].filter((agent) => agent !== null);
    session.cockpit.pin(new Set(agents));
  }, [session]);
  useLayoutEffect(() => session.selection.subscribe(pin), [session, pin]);
  useLayoutEffect(() => {
    const last = before.current;
    before.current = { layout, asked: askedBy(session) };
    const item = hovered.current ?? (focused.current ? session.selection.getState().active : null);
    if (item === null || scroller.current === null || last.asked !== before.current.asked) return;
    const from = topOf(item, last.layout, heights);
    const to = topOf(item, layout, heights);
    if (from === null || to === null || from === to) return;
    // Somebody who went to another table is not followed there.
    if (statusOf(item, last.layout) === statusOf(item, layout)) scroller.current.scrollTop += to - from;
  }, [layout, session, scroller, heights]);
  return {
    onPointerMove: (event: React.PointerEvent<HTMLElement>) => {
      session.cockpit.order.hand();
      const agent = (event.target as HTMLElement).closest<HTMLElement>('[data-agent]')?.dataset.agent ?? null;
      if (agent === hovered.current) return;
      hovered.current = agent;
      pin();
    },
    // Nor between the press and the menu or choice that comes of it.
    onPointerDown: () => session.cockpit.order.hand(),
    onPointerLeave: () => {
      hovered.current = null;
      pin();
    },
    onFocus: () => {
      focused.current = true;
      pin();
    },
    onBlur: () => {
      focused.current = false;
      pin();
    },
  };
}

/** What the user asked for: a change of it may move everything. */
function askedBy(session: ReturnType<typeof useSession>): string {
  const { sort, query, product, channel, group } = session.navigation.state.getState();
  return JSON.stringify([sort, query, product, channel, group, session.settings.getState().folded]);
}
