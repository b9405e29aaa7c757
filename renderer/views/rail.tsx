// The slim rail on the left: one link a page that there is, and the way to the wall.

import { useRef } from 'react';
import type { Key } from '../locales/catalogue.ts';
import { formatHash, type Page, type Route, START } from '../store/route.ts';
import { useSession, useStore, useWords } from './context.ts';
import { Icon, type IconName } from './icons.tsx';

/** A pointer that only crosses the rail asks for nothing. */
const STAY_MS = 80;

const LINKS: readonly { readonly page: Page; readonly icon: IconName; readonly label: Key }[] = [
  { page: 'cockpit', icon: 'cockpit', label: 'page.cockpit' },
  { page: 'day', icon: 'day', label: 'page.day' },
  { page: 'quality', icon: 'quality', label: 'page.quality' },
  { page: 'service', icon: 'service', label: 'page.service' },
  { page: 'companies', icon: 'companies', label: 'page.companies' },
  { page: 'commands', icon: 'commands', label: 'page.commands' },
  { page: 'health', icon: 'health', label: 'page.health' },
];

export function Rail() {
  const session = useSession();
  const { t } = useWords();
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      <div className="brand">
        <svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M4 17a8 8 0 1 1 16 0" />
          <path d="m12 17 4.200-7" />
          <circle cx="12" cy="17" r="1.800" />
        </svg>
      </div>
      {LINKS.map((link) => (
        <RailLink key={link.page} {...link} />
      ))}
      <div className="rail-gap" />
      <button type="button" className="rail-link" data-testid="open-wall" onClick={() => session.wall.enter()}>
        <Icon name="wall" />
        <span>{t('page.wall')}</span>
      </button>
      <RailLink page="settings" icon="settings" label="page.settings" />
    </nav>
  );
}

function RailLink({ page, icon, label }: (typeof LINKS)[number]) {
  const session = useSession();
  const { t } = useWords();
  const route = useStore(session.navigation.state, (state) => state);
  const here = route.page === page;
  // An agent's page stands under the cockpit.
  const current = here || (page === 'cockpit' && route.page === 'agent');
  // The cockpit keeps its filters while another page is looked at; a search belongs to its page.
  const target: Route = {
    ...route,
    page,
    agent: null,
    query: here ? route.query : '',
    report: here ? route.report : START.report,
  };
  const coming = useComing(() => session.reports.ahead(target));
  return (
    <a
      className="rail-link"
      href={formatHash(target)}
      aria-current={current ? 'page' : undefined}
      data-testid={`rail-${page}`}
      {...coming}
    >
      <Icon name={icon} />
      <span>{t(label)}</span>
    </a>
  );
}

/** Tells that somebody is about to go there: a pointer or the keyboard's focus that stays, or a button going down. */
function useComing(tell: () => void) {
  const timer = useRef(0);
  const stay = (): void => {
    clearTimeout(timer.current);
    timer.current = window.setTimeout(tell, STAY_MS);
  };
  const leave = (): void => clearTimeout(timer.current);
  return {
    onPointerEnter: stay,
    onFocus: stay,
    onPointerDown: () => {
      leave();
      tell();
    },
    onPointerLeave: leave,
    onBlur: leave,
  };
}
