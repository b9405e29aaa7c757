// Takes in again what is intact in a cache that was set aside; before anything else is taken in.
import type { Salvage, SalvageReport } from '../cache/salvage.ts';

/** Blocks taken in at once. */
const BLOCKS = 64;

/**
 * @param take resolves when these events are kept.
 * @param onProgress blocks done, of how many.
 */
export async function recover(
  salvage: Salvage,
  take: (texts: readonly string[]) => Promise<void>,
  onProgress: (done: number, total: number) => void,
): Promise<SalvageReport> {
  let done = 0;
  let texts: string[] = [];
  for await (const block of salvage) {
    texts.push(...block);
    done++;
    if (done % BLOCKS !== 0) continue;
    await take(texts);
    texts = [];
    onProgress(done, salvage.blocks);
  }
  await take(texts);
  return salvage.finish();
}
