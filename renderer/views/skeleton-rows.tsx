// The shape of a table's rows until they are there. It says nothing: who waits is told in words beside it.

export function SkeletonRows({ rows }: { readonly rows: number }) {
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: rows without a name
    <div key={row} className="skeleton-row">
      <span className="bone" />
      <span className="bone" />
      <span className="bone" />
      <span className="bone" />
    </div>
  ));
}
