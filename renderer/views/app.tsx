// The whole page: words of the chosen language, rail and page, and at most one dialog or menu over them.

import { Suspense, useEffect, useLayoutEffect, useMemo } from 'react';
import { createFormats } from '../../shared/text/formats.ts';
import { createWords } from '../locales/words.ts';
import { isReportPage } from '../store/report-route.ts';
import type { Session } from '../store/session.ts';
import { applyTheme } from '../theme/apply-theme.ts';
import { AgentMenu } from './agent-menu.tsx';
import { agentPart, conversationPart, explainPart, fetchAhead, reportPart } from './ahead.ts';
import { Banners } from './banners.tsx';
import { CockpitPage } from './cockpit-page.tsx';
import { CommandsPage } from './commands-page.tsx';
import { SessionContext, useSession, useStore, useValue, WordsContext } from './context.ts';
import { HealthPage } from './health-page.tsx';
import { Palette } from './palette.tsx';
import { Rail } from './rail.tsx';
import { SnapshotDialog } from './reports/snapshot-dialog.tsx';
import { RewindBand, usePast } from './rewind-band.tsx';
import { SettingsPage } from './settings-page.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { OfflineDialog, StatusDialog } from './status-dialog.tsx';
import { Announcer, ToastStack } from './toast-stack.tsx';
import { useShortcuts } from './use-shortcuts.ts';
import { Wall } from './wall.tsx';

export function App({ session }: { readonly session: Session }) {
  const language = useStore(session.settings, (settings) => settings.language);
  const theme = useStore(session.settings, (settings) => settings.theme);
  const region = useStore(session.settings, (settings) => settings.region);
  const tz = useStore(session.hello, (hello) => hello?.tz ?? null);
  const words = useMemo(() => {
    return createWords(language, createFormats(region, tz));
  }, [language, region, tz]);
  useLayoutEffect(() => applyTheme(theme), [theme]);
  useLayoutEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const ready = useStore(session.cockpit.state, (state) => state.ready);
  useEffect(() => {
    if (ready) fetchAhead(words);
  }, [ready, words]);
  useShortcuts(session);
  return (
    <SessionContext value={session}>
      <WordsContext value={words}>
        <Frame />
        <Overlays />
        <Announcer />
      </WordsContext>
    </SessionContext>
  );
}

function Frame() {
  const session = useSession();
  const page = useStore(session.navigation.state, (route) => route.page);
  const past = usePast();
  if (page === 'wall') return <Wall />;
  return (
    <div className="frame" data-rewind={past ? '' : undefined}>
      {past && <RewindBand />}
      <Rail />
      <div className="body">
        {page === 'cockpit' && <CockpitPage />}
        {isReportPage(page) && (
          <Suspense>
            <reportPart.View page={page} />
          </Suspense>
        )}
        {page === 'agent' && (
          <Suspense>
            <agentPart.View />
          </Suspense>
        )}
        {page === 'commands' && <CommandsPage />}
        {page === 'health' && <HealthPage />}
        {page === 'settings' && <SettingsPage />}
        <Banners />
        <Panels />
      </div>
      <ToastStack />
    </div>
  );
}

/** Fetched when nothing else is to be done: the first number opened waits for the core alone. */
function useFetchedPanels(): void {
  const known = useStore(useSession().hello, (hello) => hello !== null);
  useEffect(() => {
    if (!known) return;
    const handle = requestIdleCallback(() => {
      // What cannot be fetched now is fetched, and told of, when it is needed.
      for (const part of [explainPart, conversationPart]) part.fetch().catch(() => undefined);
    });
    return () => cancelIdleCallback(handle);
  }, [known]);
}

function Panels() {
  useFetchedPanels();
  const session = useSession();
  const conversation = useStore(session.navigation.state, (route) => route.conversation);
  const explain = useStore(session.navigation.state, (route) => route.explain);
  const page = useStore(session.navigation.state, (route) => route.page);
  if (conversation === null && explain === null) return null;
  const report = explain?.ask?.report ?? (isReportPage(page) ? page : 'cockpit');
  return (
    <div className="panels">
      <Suspense>
        {explain !== null && <explainPart.View key={explain.figure} report={report} figure={explain.figure} />}
      </Suspense>
      <Suspense>
        {conversation !== null && <conversationPart.View key={conversation} conversation={conversation} />}
      </Suspense>
    </div>
  );
}

function Overlays() {
  const session = useSession();
  const overlay = useValue(session.overlay);
  switch (overlay.kind) {
    case 'palette':
      return <Palette />;
    case 'shortcuts':
      return <ShortcutsDialog />;
    case 'status':
      return <StatusDialog seen={overlay.seen} preset={overlay.preset} />;
    case 'offline':
      return <OfflineDialog seen={overlay.seen} reason={overlay.reason} />;
    case 'snapshot':
      return <SnapshotDialog ask={overlay.ask} present={overlay.present} />;
    case 'menu':
      return <AgentMenu seen={overlay.seen} x={overlay.x} y={overlay.y} />;
    default:
      return null;
  }
}
