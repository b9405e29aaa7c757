// One filter of the top bar: a button that says what is chosen, and a list to choose any number from.

import { useCallback, useId, useMemo, useRef, useState } from 'react';
import type { Named } from '../../shared/contract/views.ts';
import { createSearch } from '../../shared/text/fold.ts';
import { useWords } from './context.ts';
import { Icon } from './icons.tsx';
import { useOutside } from './use-outside.ts';

const SEARCH_FROM = 9;

export interface FilterMenuProps {
  readonly id: 'product' | 'channel' | 'group' | 'compare';
  readonly label: string;
  readonly all: string;
  readonly options: readonly Named[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

export function FilterMenu({ id, label, all, options, chosen, onChange }: FilterMenuProps) {
  const { t, formats } = useWords();
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const listId = useId();
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  useOutside(box, open, close);
  const names = chosen.map((value) => options.find((option) => option.id === value)?.name ?? value);
  const text =
    names.length === 0 ? all : names.length > 2 ? t('filter.several', { n: names.length }) : names.join(', ');
  return (
    <div className="filter" ref={box}>
      <button
        ref={button}
        type="button"
        className={chosen.length > 0 ? 'filter-button chosen' : 'filter-button'}
        aria-haspopup="dialog"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        aria-label={`${label}: ${names.length === 0 ? all : formats.list(names)}`}
        data-testid={`filter-${id}`}
        onClick={() => setOpen(!open)}
      >
        <span className="filter-text">{text}</span>
        <Icon name="down" />
      </button>
      {open && <FilterList {...{ id, label, all, options, chosen, onChange, listId }} />}
    </div>
  );
}

function FilterList(props: FilterMenuProps & { readonly listId: string }) {
  const { id, label, all, options, chosen, onChange, listId } = props;
  const { t, formats } = useWords();
  const [query, setQuery] = useState('');
  const shown = useMemo(() => {
    const search = createSearch(query, formats.locale);
    return options.filter((option) => search.empty || search.find(option.name) !== null);
  }, [options, query, formats.locale]);
  const flip = (value: string): void =>
    onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  return (
    <div id={listId} className="popover" role="dialog" aria-label={label}>
      {options.length >= SEARCH_FROM && (
        <input
          className="field"
          type="search"
          // biome-ignore lint/a11y/noAutofocus: the list was opened to search it
          autoFocus
          placeholder={t('filter.search')}
          aria-label={t('filter.search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      )}
      <div className="option-list">
        <label className="option">
          <input type="checkbox" checked={chosen.length === 0} onChange={() => onChange([])} />
          <span>{all}</span>
        </label>
        {shown.map((option) => (
          <label key={option.id} className="option" data-testid={`option-${id}-${option.id}`}>
            <input type="checkbox" checked={chosen.includes(option.id)} onChange={() => flip(option.id)} />
            <span>{option.name}</span>
          </label>
        ))}
        {shown.length === 0 && <p className="hint">{t('filter.none')}</p>}
      </div>
    </div>
  );
}
