// The rows of the quality page: groups, agents, or groups with their agents under them, as the address orders and
// searches them.

import { useCallback, useMemo, useState } from 'react';
import type { QualityReport } from '../../../shared/contract/reports.ts';
import { useSession, useStore, useValue, useWords } from '../context.ts';
import { useQualityColumns } from './quality-columns.tsx';
import { nameOf, type QualityLine } from './quality-line.ts';
import { useArranged } from './report-table.tsx';

const NO_LINES: readonly QualityLine[] = [];

export interface QualityLines {
  readonly lines: readonly QualityLine[];
  readonly columns: ReturnType<typeof useQualityColumns>;
  /** Quality by agent of the same choice, where both are shown and it is there. */
  readonly members: QualityReport | null;
}

export function useQualityLines(report: QualityReport | null): QualityLines {
  const session = useSession();
  const words = useWords();
  const by = useStore(session.navigation.state, (route) => route.report.by);
  const searching = useStore(session.navigation.state, (route) => route.query.trim() !== '');
  const asked = useValue(session.members.state).report;
  const members = by === 'both' && asked?.report === 'quality' ? asked : null;
  const of = report?.by ?? 'group';
  const both = by === 'both' && of === 'group';
  const columns = useQualityColumns(both ? 'both' : of);
  const [folded, setFolded] = useState<ReadonlySet<string | null>>(new Set());
  const name = useCallback((row: QualityLine) => nameOf(row, words), [words]);
  const own = useMemo(() => report?.rows.map((row) => ({ ...row, of })) ?? NO_LINES, [report, of]);
  const agents = useMemo(
    () => members?.rows.map((row) => ({ ...row, of: 'agent' as const, under: true })) ?? NO_LINES,
    [members],
  );
  const found = useArranged(agents, columns, name, 'name');
  // A group is found by its name, and by each of its agents'.
  const text = useCallback(
    (row: QualityLine) =>
      [row, ...(both ? agents.filter((agent) => isUnder(agent, row.key)) : [])].map(name).join('\n'),
    [both, agents, name],
  );
  const arranged = useArranged(own, columns, text, 'name');
  const lines = useMemo(() => {
    if (!both) return arranged;
    return arranged.flatMap((group): QualityLine[] => {
      const open = searching || !folded.has(group.key);
      const flip = (): void => setFolded(flipped(folded, group.key));
      const theirs = found.filter((agent) => isUnder(agent, group.key));
      const shown = theirs.length > 0 ? theirs : agents.filter((agent) => isUnder(agent, group.key));
      const under = open ? shown.map((agent) => ({ ...agent, group: group.key })) : [];
      return [{ ...group, fold: { open, flip } }, ...under];
    });
  }, [both, arranged, found, agents, folded, searching]);
  return { lines, columns, members };
}

/** Nobody's, and agents of no group, stand under the group that is none. */
function isUnder(agent: QualityLine, group: string | null): boolean {
  const groups = agent.groups ?? [];
  return group === null ? groups.length === 0 : groups.includes(group);
}

function flipped(keys: ReadonlySet<string | null>, key: string | null): ReadonlySet<string | null> {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return next;
}

/** Unique among all lines: an agent of two groups stands under both. */
export function lineKey(row: QualityLine): string {
  return row.under ? `${row.group ?? ''}/${row.key ?? ''}` : (row.key ?? '');
}
