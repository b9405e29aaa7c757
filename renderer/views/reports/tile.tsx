// One large figure of a report with its words, and a mark where it wants action.

import type { ReactNode } from 'react';
import { Explained } from '../explained.tsx';

export interface TileProps {
  readonly id: string;
  readonly label: string;
  readonly note: ReactNode;
  readonly tone?: 'warn' | undefined;
  /** The path of its figure in the page's report, where it is one. */
  readonly explain?: string | undefined;
  readonly children: ReactNode;
}

export function Tile({ id, label, note, tone, explain, children }: TileProps) {
  return (
    <div className={tone === undefined ? 'report-tile' : `report-tile figure-${tone}`} data-testid={`tile-${id}`}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {explain === undefined ? (
          children
        ) : (
          <Explained path={explain} label={label}>
            {children}
          </Explained>
        )}
      </div>
      <div className="figure-note">{note}</div>
    </div>
  );
}
