// The wall: read from five metres, without hands. Large figures, the tables in turn, and always the time of the data.

import { useEffect, useState } from 'react';
import type { CockpitRow } from '../../shared/contract/views.ts';
import { useSecond, useSession, useStore, useWords } from './context.ts';
import { Ticking } from './figures.tsx';
import { useDataAge, useFreshness } from './freshness-pill.tsx';
import { StatusMark } from './icons.tsx';
import { Strip } from './strip.tsx';
import { gridFor, shortName, type WallPage, wallGrid, wallPages } from './wall-pages.ts';

const PAGE_S = 10;
const OLD_MS = 30_000;
const DEAD_MS = 120_000;
const NAME_MOST = 18;
const DOTS_MOST = 12;

export function Wall() {
  const session = useSession();
  const { t } = useWords();
  const age = useDataAge();
  const ready = useStore(session.cockpit.state, (state) => state.ready);
  const state = age === null ? 'starting' : age > DEAD_MS ? 'dead' : age > OLD_MS ? 'old' : 'fresh';
  useHiddenPointer();
  return (
    <main className={`wall wall-${state}`} data-theme="dark" data-testid="wall" data-state={state}>
      {ready ? (
        <div className="wall-board">
          <Strip />
          <WallTables />
        </div>
      ) : (
        <p className="wall-waiting">{t('starting.figures')}</p>
      )}
      {state === 'dead' && age !== null && <DeadNotice ageMs={age} />}
      <WallTime state={state} />
    </main>
  );
}

function DeadNotice({ ageMs }: { readonly ageMs: number }) {
  const { t, formats } = useWords();
  const fresh = useFreshness();
  if (fresh.state === 'catching_up') {
    return (
      <div className="wall-notice" role="alert">
        <strong>{t('freshness.catching_up')}</strong>
        <span className="num">
          {fresh.share === null ? formats.count(fresh.done) : `${formats.percent(fresh.share)} %`}
        </span>
      </div>
    );
  }
  return (
    <div className="wall-notice" role="alert">
      <strong>{t('wall.dead')}</strong>
      <span>{t('wall.dead.text', { age: formats.duration(Math.floor(ageMs / 60_000) * 60) })}</span>
    </div>
  );
}

/** The data's time in the corner; large once it is older than half a minute. */
function WallTime({ state }: { readonly state: string }) {
  const session = useSession();
  const { t, formats } = useWords();
  const fresh = useFreshness();
  const second = useSecond();
  const age = useDataAge();
  const now = useStore(session.clock, (clock) => clock);
  if (age === null) return null;
  const time = state === 'fresh' ? formats.timeSeconds(second * 1000) : formats.moment(now - age, now);
  return (
    <div className="wall-time" data-testid="wall-time" data-state={fresh.state}>
      <span className="pill-mark" aria-hidden="true" />
      {state !== 'fresh' && <span>{t('wall.as_of')}</span>}
      <span className="num">{time}</span>
    </div>
  );
}

function WallTables() {
  const session = useSession();
  const { t } = useWords();
  const sections = useStore(session.cockpit.state, (state) => state.sections);
  const second = useSecond();
  const most = useWallGrid();
  const pages = wallPages(sections, most.rows * most.columns);
  const turn = Math.floor(second / PAGE_S);
  const at = pages.length === 0 ? 0 : turn % pages.length;
  const page = pages[at];
  if (page === undefined) return <p className="wall-waiting">{t('nothing.agents')}</p>;
  const { rows, columns, size } = gridFor(page.agents.length, most);
  return (
    <section className="wall-tables" data-testid="wall-page" data-status={page.status}>
      <WallHead page={page} at={at} pages={pages} />
      <ul
        className={`wall-agents wall-${size}`}
        style={{ gridTemplateRows: `repeat(${rows}, 1fr)`, gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      >
        {page.agents.map((agent, place) => (
          <WallAgent key={agent} agent={agent} place={place} down={Math.ceil(page.agents.length / columns)} />
        ))}
      </ul>
    </section>
  );
}

function WallHead({
  page,
  at,
  pages,
}: {
  readonly page: WallPage;
  readonly at: number;
  readonly pages: readonly WallPage[];
}) {
  const session = useSession();
  const { t, formats } = useWords();
  const count = useStore(session.cockpit.state, (state) => state.byStatus[page.status]);
  return (
    <header className="wall-head">
      <StatusMark status={page.status} />
      <h2>{t(`status.${page.status}`)}</h2>
      <span className="wall-count num">{formats.count(count)}</span>
      {page.parts > 1 && (
        <span className="wall-part num">{t('wall.part', { part: page.part, parts: page.parts })}</span>
      )}
      {pages.length > 1 && pages.length <= DOTS_MOST && (
        <span className="wall-dots" aria-hidden="true">
          {pages.map((one, place) => (
            <i key={`${one.status} ${one.part}`} className={place === at ? 'dot here' : 'dot'} />
          ))}
        </span>
      )}
    </header>
  );
}

interface WallAgentProps {
  readonly agent: string;
  readonly place: number;
  /** How many stand in one column. */
  readonly down: number;
}

function WallAgent({ agent, place, down }: WallAgentProps) {
  const session = useSession();
  const { t } = useWords();
  const row = useStore(session.cockpit.state, (state) => state.entries.get(agent)?.row);
  if (row === undefined) return null;
  return (
    <li data-agent={agent} style={{ gridRow: (place % down) + 1, gridColumn: Math.floor(place / down) + 1 }}>
      <span className="wall-name">{shortName(row.name, NAME_MOST)}</span>
      {row.status_reason !== null && <span className="wall-reason">{row.status_reason}</span>}
      <span className="wall-since">
        <Ticking since={row.status_since} reason={t('none.status')} />
      </span>
      <WallLoad row={row} />
    </li>
  );
}

function WallLoad({ row }: { readonly row: CockpitRow }) {
  const over = row.slots !== null && row.active > row.slots;
  return (
    <span className={over ? 'wall-load num over' : 'wall-load num'}>
      {row.active}
      <span className="unit"> / {row.slots ?? '–'}</span>
    </span>
  );
}

function useWallGrid(): ReturnType<typeof wallGrid> {
  const [grid, setGrid] = useState(() => wallGrid(window.innerWidth, window.innerHeight));
  useEffect(() => {
    const measure = (): void => setGrid(wallGrid(window.innerWidth, window.innerHeight));
    window.addEventListener('resize', measure);
    return () => window.removeEventListener('resize', measure);
  }, []);
  return grid;
}

const POINTER_MS = 3_000;

/** The pointer goes out of sight when it rests. */
function useHiddenPointer(): void {
  useEffect(() => {
    const root = document.documentElement;
    let handle: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      clearTimeout(handle);
      root.classList.remove('no-pointer');
      handle = setTimeout(() => root.classList.add('no-pointer'), POINTER_MS);
    };
    moved();
    window.addEventListener('pointermove', moved);
    return () => {
      clearTimeout(handle);
      root.classList.remove('no-pointer');
      window.removeEventListener('pointermove', moved);
    };
  }, []);
}
