// A share of two counts, and the same as a bar: what succeeded filled, the rest hatched, so that it reads without colour.

import { None } from '../figures.tsx';
import { useNumbers } from './report-numbers.ts';

export interface ShareProps {
  readonly part: number;
  readonly rest: number;
  readonly reason: string;
}

export function ShareOf({ part, rest, reason }: ShareProps) {
  const numbers = useNumbers(null);
  if (part + rest === 0) return <None reason={reason} />;
  return <span className="num">{numbers.share(part / (part + rest))}</span>;
}

/** @param share 0 to 1; null draws an empty bar. */
export function ShareBar({ share, mark }: { readonly share: number | null; readonly mark?: number }) {
  return (
    <span className="share-bar" aria-hidden="true">
      <span className="share-fill" style={{ width: `${(share ?? 0) * 100}%` }} />
      {share !== null && <span className="share-rest" />}
      {mark !== undefined && <span className="share-mark" style={{ left: `${mark * 100}%` }} />}
    </span>
  );
}
