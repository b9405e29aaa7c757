// A row of the quality page: whose it is, and how it stands among the others.

import type { QualityRow } from '../../../shared/contract/reports.ts';
import type { Words } from '../context.ts';

/** A row as the page shows it. */
export interface QualityLine extends QualityRow {
  readonly of: 'group' | 'agent';
  /** An agent under a group, and under which. */
  readonly under?: boolean;
  readonly group?: string | null;
  /** A group whose agents can be folded. */
  readonly fold?: { readonly open: boolean; readonly flip: () => void };
}

export function nameOf(row: QualityLine, { t }: Words): string {
  if (row.key === null) return t(row.of === 'group' ? 'quality.no_group' : 'quality.nobody');
  return row.name ?? row.key;
}
