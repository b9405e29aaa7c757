// The cockpit: the strip of figures, the four tables, the bar for those chosen, the panel of one agent.

import { AgentPanel } from './agent-panel.tsx';
import { AgentsGrid } from './agents-grid.tsx';
import { useSession, useStore, useWords } from './context.ts';
import { RewindButton, usePast } from './rewind-band.tsx';
import { RewindBar } from './rewind-bar.tsx';
import { RewindStarting } from './rewind-starting.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { Starting } from './starting.tsx';
import { Strip } from './strip.tsx';
import { Filters, SearchBox, TopBar } from './top-bar.tsx';

export function CockpitPage() {
  const session = useSession();
  const { t } = useWords();
  const ready = useStore(session.cockpit.state, (state) => state.ready);
  const empty = useStore(session.cockpit.state, (state) => state.ready && state.entries.size === 0);
  const history = useStore(session.freshness, (state) => state.view?.source.state === 'catching_up');
  const past = usePast();
  const agent = useStore(session.navigation.state, (route) => route.agent);
  return (
    <>
      <TopBar title={t('page.cockpit')}>
        <Filters />
        <SearchBox label={t('search.agents')} />
        {!past && <RewindButton />}
      </TopBar>
      {past && <RewindBar />}
      <main className="cockpit" data-testid="page-cockpit">
        {ready && (past || !(empty && history)) ? (
          <>
            <Strip />
            {empty ? <NoAgents /> : <AgentsGrid />}
            <SelectionBar />
          </>
        ) : past ? (
          <RewindStarting />
        ) : (
          <Starting />
        )}
        {agent !== null && <AgentPanel key={agent} agent={agent} />}
      </main>
    </>
  );
}

/** No rows at all: because of the filter, or because the source has told of nobody yet. */
function NoAgents() {
  const session = useSession();
  const { t } = useWords();
  const filtered = useStore(
    session.navigation.state,
    ({ product, channel, group }) => product.length + channel.length + group.length > 0,
  );
  return (
    <div className="nothing" data-testid="no-agents">
      <h2>{t(filtered ? 'nothing.filtered' : 'nothing.agents')}</h2>
      <p>{t(filtered ? 'nothing.filtered.text' : 'nothing.agents.text')}</p>
      {filtered && (
        <button
          type="button"
          className="button"
          onClick={() => session.navigation.go({ product: [], channel: [], group: [] })}
        >
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
