// The seeds that a property test runs on. A failure names its seed; KOKPIT_SEED=<seed> runs that one alone again.

/** `count` seeds from 1 on, or the one of KOKPIT_SEED. */
export function seedsOf(count: number): readonly number[] {
  const only = process.env.KOKPIT_SEED;
  return only === undefined ? Array.from({ length: count }, (_, index) => index + 1) : [Number(only)];
}

/** Runs the property once a seed. @throws with the seed in its words, and the first failure as its cause. */
export async function forEachSeed(count: number, property: (seed: number) => void | Promise<void>): Promise<void> {
  for (const seed of seedsOf(count)) {
    try {
      await property(seed);
    } catch (cause) {
      const words = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`seed ${seed} (run it again with KOKPIT_SEED=${seed}): ${words}`, { cause });
    }
  }
}
