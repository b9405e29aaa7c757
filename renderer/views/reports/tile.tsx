// One large figure of a report with its words, and a mark where it wants action.

import type { ReactNode } from 'react';

export interface TileProps {
  readonly id: string;
  readonly label: string;
  readonly note: ReactNode;
  readonly tone?: 'warn' | undefined;
  readonly children: ReactNode;
}

export function Tile({ id, label, note, tone, children }: TileProps) {
  return (
    <div className={tone === undefined ? 'report-tile' : `report-tile figure-${tone}`} data-testid={`tile-${id}`}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">{children}</div>
      <div className="figure-note">{note}</div>
    </div>
  );
}
