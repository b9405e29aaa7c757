// What can wait until the page has nothing else to do.

/** Even a page that is never idle does it in the end; a browser that cannot tell is given this time. */
const LATEST_MS = 10_000;

/** @returns calls it off. */
export function whenIdle(run: () => void, latestMs = LATEST_MS): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run, { timeout: latestMs });
    return () => cancelIdleCallback(handle);
  }
  const handle = setTimeout(run, latestMs);
  return () => clearTimeout(handle);
}
