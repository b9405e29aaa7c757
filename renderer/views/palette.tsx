// The command palette: type a few letters of anything, Enter does it.

import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { useSession, useWords } from './context.ts';
import { Dialog } from './dialog.tsx';
import { Icon } from './icons.tsx';
import { findActions, type PaletteAction } from './palette-actions.ts';

export function Palette() {
  const session = useSession();
  const words = useWords();
  const { t } = words;
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const actions = useMemo(() => findActions(session, words, query), [session, words, query]);
  const current = Math.min(at, actions.length - 1);
  const run = (action: PaletteAction | undefined): void => {
    if (action === undefined) return;
    session.closeOverlay();
    action.run();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && actions.length > 0) {
      event.preventDefault();
      setAt((current + step + actions.length) % actions.length);
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      run(actions[current]);
    }
  };
  return (
    <Dialog title={t('palette.title')} testId="palette" className="palette" onClose={() => session.closeOverlay()}>
      <div className="palette-field">
        <Icon name="search" />
        <input
          type="text"
          data-first=""
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={actions[current] === undefined ? undefined : `${listId}-${actions[current].id}`}
          aria-label={t('palette.title')}
          placeholder={t('palette.placeholder')}
          value={query}
          data-testid="palette-input"
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={listId} className="palette-list" role="listbox" aria-label={t('palette.title')}>
        {actions.map((action, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={action.id}
            id={`${listId}-${action.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={place === current}
            className="palette-item"
            onPointerMove={() => setAt(place)}
            onClick={() => run(action)}
          >
            <span>{action.label}</span>
            <span className="palette-kind">{action.kind}</span>
            {action.keys !== undefined && <kbd>{action.keys}</kbd>}
          </div>
        ))}
        {actions.length === 0 && <p className="hint">{t('palette.none')}</p>}
      </div>
    </Dialog>
  );
}
