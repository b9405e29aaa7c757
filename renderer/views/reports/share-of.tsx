// A share as a bar: what succeeded filled, the rest hatched, so that it reads without colour.

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
