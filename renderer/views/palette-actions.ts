// What the command palette offers: pages, what can be done with those chosen, filters, themes, languages, agents.

import { createSearch } from '../../shared/text/fold.ts';
import { agentFigure, SUM_CELLS } from '../store/grid-cells.ts';
import { LOCALES, THEMES } from '../store/preferences.ts';
import { REPORT_PAGES } from '../store/report-route.ts';
import { agentPage, START } from '../store/route.ts';
import { NOTHING } from '../store/selection.ts';
import type { Session } from '../store/session.ts';
import { offered, requestStatus } from './change-status.ts';
import type { Words } from './context.ts';
import { rewindTo } from './rewind-keys.ts';
import { channelName } from './top-bar.tsx';

export interface PaletteAction {
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is, small behind the label. */
  readonly kind: string;
  readonly keys?: string;
  readonly run: () => void;
}

const SHOWN_MOST = 14;
const LANGUAGES: Readonly<Record<string, string>> = { en: 'English', tr: 'Türkçe', de: 'Deutsch' };

/** @returns the actions that match, best first: those that begin with the query, then those that contain it. */
export function findActions(session: Session, words: Words, query: string): readonly PaletteAction[] {
  const search = createSearch(query, words.formats.locale);
  const fixed = fixedActions(session, words);
  if (search.empty) return fixed.filter((action) => !/^(filter|explain)-/.test(action.id)).slice(0, SHOWN_MOST);
  const agents = agentActions(session, words);
  const found = [...fixed, ...agents].flatMap((action) => {
    const hit = search.find(action.label);
    return hit === null ? [] : [{ action, grade: gradeOf(action.label, hit.start) }];
  });
  // The sort is stable: among equals what can be done stands before who is there.
  return found
    .sort((a, b) => a.grade - b.grade)
    .slice(0, SHOWN_MOST)
    .map(({ action }) => action);
}

/** 0: the label begins with it, 1: a word in it does, 2: it is somewhere inside. */
function gradeOf(label: string, start: number): number {
  if (start === 0) return 0;
  return /[\s:]/.test(label.charAt(start - 1)) ? 1 : 2;
}

function fixedActions(session: Session, words: Words): PaletteAction[] {
  return [
    ...statusActions(session, words),
    ...pageActions(session, words),
    ...filterActions(session, words),
    ...settingActions(session, words),
    ...explainActions(session, words),
  ];
}

function statusActions(session: Session, { t }: Words): PaletteAction[] {
  const seen = session.seenNow();
  if (seen.size === 0 || session.rewind.on) return [];
  return offered(session.freshness.getState().view).map((status) => ({
    id: `status-${status}`,
    label: t('palette.set', { n: seen.size, status: t(`status.${status}`) }),
    kind: t('palette.kind.status'),
    run: () => requestStatus(session, seen, status),
  }));
}

function pageActions(session: Session, { t }: Words): PaletteAction[] {
  const pages = ['cockpit', ...REPORT_PAGES, 'commands', 'health', 'settings'] as const;
  const kind = t('palette.kind.page');
  return [
    ...pages.map((page) => ({
      id: `page-${page}`,
      label: t(`page.${page}`),
      kind,
      run: () => session.navigation.go({ page, query: '', agent: null, report: START.report }),
    })),
    {
      id: 'rewind',
      label: t('palette.rewind'),
      kind,
      keys: 'R',
      run: () => rewindTo(session),
    },
    ...(session.rewind.on
      ? [{ id: 'live', label: t('palette.live'), kind, keys: 'L', run: () => session.rewind.live() }]
      : []),
    { id: 'wall', label: t('palette.wall'), kind, keys: 'F11', run: () => session.wall.enter() },
    { id: 'keys', label: t('keys.title'), kind, keys: '?', run: () => session.open({ kind: 'shortcuts' }) },
  ];
}

function filterActions(session: Session, { t }: Words): PaletteAction[] {
  const directory = session.floor.directory.getState();
  const clear: PaletteAction = {
    id: 'clear',
    label: t('filter.clear'),
    kind: t('palette.kind.filter'),
    run: () => session.navigation.go({ product: [], channel: [], group: [], query: '' }),
  };
  if (directory === null) return [clear];
  const only = (name: 'product' | 'channel' | 'group', id: string, label: string): PaletteAction => ({
    id: `filter-${name}-${id}`,
    label,
    kind: t(`filter.${name}`),
    run: () => session.navigation.go({ page: 'cockpit', [name]: [id] }),
  });
  return [
    clear,
    ...directory.products.map((product) => only('product', product.id, product.name)),
    ...directory.channels.map((channel) => only('channel', channel, channelName(channel))),
    ...directory.groups.map((group) => only('group', group.id, group.name)),
  ];
}

/** The figures of the agent whose row has the keyboard, or whose panel is open. */
function explainActions(session: Session, { t }: Words): PaletteAction[] {
  const { page, agent } = session.navigation.state.getState();
  const { active } = session.selection.getState();
  const row = session.cockpit.state.getState().entries.get(agent ?? active ?? '')?.row;
  if (page !== 'cockpit' || row === undefined) return [];
  return SUM_CELLS.map((cell) => ({
    id: `explain-${cell}`,
    label: t('palette.explain', { figure: t(`column.${cell}`), name: row.name }),
    kind: t('palette.kind.explain'),
    keys: 'E',
    run: () => session.navigation.go({ explain: agentFigure(row.agent, cell), conversation: null }),
  }));
}

function settingActions(session: Session, { t }: Words): PaletteAction[] {
  const kind = t('page.settings');
  return [
    ...THEMES.map((theme) => ({
      id: `theme-${theme}`,
      label: `${t('settings.theme')}: ${t(`settings.theme.${theme}`)}`,
      kind,
      run: () => session.choose({ theme }),
    })),
    ...LOCALES.map((locale) => ({
      id: `language-${locale}`,
      label: `${t('settings.language')}: ${LANGUAGES[locale] ?? locale}`,
      kind,
      run: () => session.choose({ locale }),
    })),
  ];
}

function agentActions(session: Session, { t }: Words): PaletteAction[] {
  const { entries } = session.cockpit.state.getState();
  const days = [...entries.values()].map(({ row }) => ({
    id: `day-${row.agent}`,
    label: row.name,
    kind: t('agent.whole_day'),
    run: () => session.navigation.go(agentPage(row.agent, session.pastDay)),
  }));
  const panels = [...entries.values()].map(({ row }) => ({
    id: `agent-${row.agent}`,
    label: row.name,
    kind: t(`status.${row.status}`),
    run: () => {
      session.selection.setState({ ...NOTHING, active: row.agent, anchor: row.agent }, true);
      session.navigation.go({ page: 'cockpit', agent: row.agent });
    },
  }));
  return [...panels, ...days];
}
