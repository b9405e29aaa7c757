// The bar on top: the page's name and filters, the search, the clock and how fresh the data is.

import { type ReactNode, useMemo, useRef } from 'react';
import type { Named } from '../../shared/contract/views.ts';
import { useSecond, useSession, useStore, useValue, useWords } from './context.ts';
import { FilterMenu } from './filter-menu.tsx';
import { FreshnessPill } from './freshness-pill.tsx';
import { Icon } from './icons.tsx';
import { usePast } from './rewind-band.tsx';

/** Element ids are few and fixed: the shortcut `/` looks for this one. */
export const SEARCH_ID = 'search';

export function TopBar({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  const past = usePast();
  return (
    <header className="top-bar">
      <h1>{title}</h1>
      {children}
      <div className="top-gap" />
      {!past && <Clock />}
      <FreshnessPill />
    </header>
  );
}

function Clock() {
  const { formats } = useWords();
  const second = useSecond();
  return (
    <time className="clock num" data-testid="clock">
      {formats.timeSeconds(second * 1000)}
    </time>
  );
}

/** @param group whether groups are chosen here; a page may have a choice of its own for them. */
export function Filters({ group = true }: { readonly group?: boolean }) {
  const session = useSession();
  const { t, formats } = useWords();
  const directory = useValue(session.floor.directory);
  const route = useValue(session.navigation.state);
  // What the address chooses is among them even where nothing came by it: it can be seen, and taken out.
  const channels = useMemo(
    () =>
      [...new Set([...(directory?.channels ?? []), ...route.channel])].map(
        (id): Named => ({ id, name: channelName(id) }),
      ),
    [directory, route.channel],
  );
  const sorted = (named: readonly Named[]): Named[] => [...named].sort((a, b) => formats.compare(a.name, b.name));
  return (
    <fieldset className="filters" aria-label={t('filter.label')}>
      <FilterMenu
        id="product"
        label={t('filter.product')}
        all={t('filter.product.all')}
        options={sorted(directory?.products ?? [])}
        chosen={route.product}
        onChange={(product) => session.navigation.go({ product })}
      />
      <FilterMenu
        id="channel"
        label={t('filter.channel')}
        all={t('filter.channel.all')}
        options={sorted(channels)}
        chosen={route.channel}
        onChange={(channel) => session.navigation.go({ channel })}
      />
      {group && (
        <FilterMenu
          id="group"
          label={t('filter.group')}
          all={t('filter.group.all')}
          options={sorted(directory?.groups ?? [])}
          chosen={route.group}
          onChange={(chosen) => session.navigation.go({ group: chosen })}
        />
      )}
    </fieldset>
  );
}

const CHANNEL_NAMES: Readonly<Record<string, string>> = { whatsapp: 'WhatsApp', sms: 'SMS' };

/** Channels are free words in lower case; a proper name is written as its owner does. */
export function channelName(channel: string): string {
  return CHANNEL_NAMES[channel] ?? channel.charAt(0).toUpperCase() + channel.slice(1);
}

export function SearchBox({ label }: { readonly label: string }) {
  const session = useSession();
  const { t } = useWords();
  const query = useStore(session.navigation.state, (route) => route.query);
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="search">
      <Icon name="search" />
      <input
        ref={input}
        id={SEARCH_ID}
        type="search"
        placeholder={label}
        aria-label={label}
        autoComplete="off"
        spellCheck={false}
        value={query}
        data-testid="search"
        onChange={(event) => session.navigation.amend({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (query === '') input.current?.blur();
          else session.navigation.amend({ query: '' });
          event.stopPropagation();
        }}
      />
      {query === '' ? (
        <kbd>/</kbd>
      ) : (
        <button
          type="button"
          className="ghost square"
          aria-label={t('search.clear')}
          onClick={() => {
            session.navigation.amend({ query: '' });
            input.current?.focus();
          }}
        >
          <Icon name="close" />
        </button>
      )}
    </div>
  );
}
