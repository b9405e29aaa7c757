// Every key that does something, on one page.

import type { Key } from '../locales/catalogue.ts';
import { useSession, useWords } from './context.ts';
import { Dialog } from './dialog.tsx';

const GROUPS: readonly { readonly title: Key; readonly keys: readonly (readonly [string, Key])[] }[] = [
  {
    title: 'keys.everywhere',
    keys: [
      ['Ctrl K  ⌘ K', 'keys.palette'],
      ['/', 'keys.search'],
      ['G', 'keys.grid'],
      ['F11', 'keys.wall'],
      ['?', 'keys.help'],
      ['Esc', 'keys.close'],
    ],
  },
  {
    title: 'keys.rewind',
    keys: [
      ['R', 'keys.rewind.enter'],
      ['L  Esc', 'keys.rewind.live'],
      ['Space', 'keys.rewind.play'],
      ['← →', 'keys.rewind.second'],
      ['Shift ← →', 'keys.rewind.minute'],
      ['PgDn  PgUp', 'keys.rewind.quarter'],
    ],
  },
  {
    title: 'keys.tables',
    keys: [
      ['↑ ↓', 'keys.move'],
      ['Home  End', 'keys.ends'],
      ['Space', 'keys.choose'],
      ['Shift ↑ ↓', 'keys.extend'],
      ['Ctrl A', 'keys.all'],
      ['← →', 'keys.fold'],
      ['→  ←', 'keys.cells'],
      ['E', 'keys.explain'],
      ['Enter', 'keys.open'],
      ['S', 'keys.status'],
      ['Shift F10', 'keys.menu'],
    ],
  },
];

export function ShortcutsDialog() {
  const session = useSession();
  const { t } = useWords();
  return (
    <Dialog title={t('keys.title')} testId="shortcuts" className="wide" onClose={() => session.closeOverlay()}>
      <div className="keys">
        {GROUPS.map((group) => (
          <section key={group.title}>
            <h3>{t(group.title)}</h3>
            <dl>
              {group.keys.map(([keys, words]) => (
                <div key={keys} className="key-line">
                  <dt>
                    {keys.split('  ').map((one) => (
                      <kbd key={one}>{one}</kbd>
                    ))}
                  </dt>
                  <dd>{t(words)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
