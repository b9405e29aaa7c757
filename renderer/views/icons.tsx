// Own small pictures, 16 by 16, drawn in the colour of the text. Statuses differ in shape, never by colour alone.

import type { ReactNode } from 'react';
import type { AgentStatus } from '../../shared/contract/views.ts';

export type IconName =
  | 'cockpit'
  | 'day'
  | 'quality'
  | 'service'
  | 'companies'
  | 'download'
  | 'files'
  | 'back'
  | 'commands'
  | 'health'
  | 'settings'
  | 'search'
  | 'close'
  | 'chevron'
  | 'down'
  | 'check'
  | 'dash'
  | 'wall'
  | 'up-arrow'
  | 'down-arrow'
  | 'clock'
  | 'warning'
  | 'undo'
  | 'again'
  | 'keyboard'
  | 'rewind'
  | 'play'
  | 'pause'
  | 'info'
  | 'ticket';

const LINES: Readonly<Record<IconName, ReactNode>> = {
  cockpit: <path d="M2.5 11.5a5.5 5.5 0 1 1 11 0M8 11.5 10.6 7M2 13.5h12" />,
  day: <path d="M2.5 3.5h11v10h-11zM2.5 6.500h11M5.500 2v3M10.500 2v3M5 9h2.500v2.200H5z" />,
  quality: (
    <path d="m8 2 1.800 3.800 4.200.500-3.100 2.900.800 4.100L8 11.300l-3.700 2 .800-4.100L2 6.300l4.200-.500Z" />
  ),
  service: <path d="M2 13.500h12M4 11.500v-4M7 11.500V4.500M10 11.500v-5.500M13 11.500V2.500" />,
  companies: (
    <path d="M3 13.500v-11h6.500v11M9.500 6.500H13v7M1.500 13.500h13M5 5.200h.500M7 5.200h.500M5 8h.500M7 8h.500M5 10.800h.500M7 10.800h.500" />
  ),
  download: <path d="M8 2.500v7.500M4.800 7 8 10.200 11.200 7M3 13.500h10" />,
  files: <path d="M2.500 5.500h8v8h-8zM5.500 5.500v-3h8v8h-3M4.700 8.200h3.600M4.700 10.800h3.600" />,
  back: <path d="M13 8H3.500M7 4.500 3.500 8 7 11.500" />,
  commands: <path d="M3 4h10M3 8h10M3 12h6M12.5 10.5v3M11 12h3" />,
  health: <path d="M1.5 8.5h3l2-5 3 9 2-5.5 1 1.5h2" />,
  settings: <path d="M2 5h6M11 5h3M2 11h2.5M7.5 11H14M9.5 3.2v3.6M6 9.2v3.6" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.4 10.4 14 14" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" />,
  down: <path d="m4 6.5 4 4 4-4" />,
  check: <path d="m3.5 8.5 3 3 6-7" />,
  dash: <path d="M4 8h8" />,
  wall: <path d="M2 3.5h12v7.5H2zM5.5 13.5h5" />,
  'up-arrow': <path d="M8 13V3.5M4.5 7 8 3.5 11.5 7" />,
  'down-arrow': <path d="M8 3v9.5M4.5 9 8 12.5 11.5 9" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6" />,
  warning: <path d="M8 2.5 14.5 13.5h-13ZM8 6.5v3.2M8 11.4v.4" />,
  again: <path d="M13 8a5 5 0 1 1-1.500-3.550M13.200 2v3h-3" />,
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3M3 6.5l3 3" />,
  keyboard: <path d="M1.5 4.5h13v7.5h-13zM4 7h.5M7 7h.5M10 7h.5M4.5 9.8h7" />,
  ticket: <path d="M1.500 4h13v2.500a1.500 1.500 0 0 0 0 3V12h-13V9.500a1.500 1.500 0 0 0 0-3ZM9.500 4v8" />,
  rewind: <path d="M2.500 8a5.500 5.500 0 1 0 1.800-4.100M4.500 1.500v2.700h2.700M8 5v3.200l2.200 1.300" />,
  play: <path d="M5 3.200v9.600l7.500-4.800Z" />,
  pause: <path d="M5.500 3.500v9M10.500 3.500v9" />,
  info: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.3v3.6M8 5v.4" />,
};

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {LINES[name]}
    </svg>
  );
}

/** Filled dot, ring, cup, half dot: the same shapes everywhere. */
export function StatusMark({ status }: { readonly status: AgentStatus }) {
  return (
    <svg className={`mark mark-${status}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {status === 'online' && <circle cx="8" cy="8" r="5" className="solid" />}
      {status === 'offline' && <circle cx="8" cy="8" r="4.2" className="line" />}
      {status === 'break' && (
        <>
          <path d="M3 6h8v3.6A3.4 3.4 0 0 1 7.600 13H6.400A3.400 3.400 0 0 1 3 9.600Z" className="solid" />
          <path d="M11 7h1.200a1.700 1.700 0 0 1 0 3.400H11M5.500 1.800v2M8.500 1.800v2" className="line thin" />
        </>
      )}
      {status === 'invisible' && (
        <>
          <circle cx="8" cy="8" r="4.2" className="line" />
          <path d="M8 3.2a4.800 4.800 0 0 1 0 9.600Z" className="solid" />
        </>
      )}
    </svg>
  );
}
