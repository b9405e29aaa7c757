// Waits for something that another thread or process brings about, by looking again and again.

const LOOK_MS = 5;
const MOST_MS = 110_000;

/** @throws with these words where it does not come about. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  const end = Date.now() + MOST_MS;
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`${what}: has not come about in ${MOST_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
}
