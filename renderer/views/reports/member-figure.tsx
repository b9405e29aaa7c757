// A figure of an agent who stands under a group: of the report by agent, which the page asks for beside its own.

import type { ReactNode } from 'react';
import { entryOf } from '../../../shared/figure-path.ts';
import { useSession, useStore } from '../context.ts';
import { Explained } from '../explained.tsx';
import type { QualityLine } from './quality-line.ts';

export interface MemberFigureProps {
  readonly row: QualityLine;
  readonly figure: string;
  readonly label: string;
  readonly children: ReactNode;
}

export function MemberFigure({ row, figure, label, children }: MemberFigureProps) {
  const session = useSession();
  const ask = useStore(session.members.state, (state) => state.answers);
  if (!row.under || ask === null) return children;
  return (
    <Explained
      path={entryOf('rows', 'key', row.key, figure)}
      label={`${label}, ${row.name ?? row.key ?? ''}`}
      ask={ask}
      stop={false}
    >
      {children}
    </Explained>
  );
}
