// The floor's dice: one small generator whose whole state is a number, so that a floor can be put away and taken up
// again. Same seed, same throws, for ever.

/** A 32-bit mix of whole numbers and texts: independent of the dice, for what must not move them. */
export function mixed(...parts: readonly (number | string)[]): number {
  let hash = 0x811c9dc5;
  const take = (unit: number) => {
    hash = Math.imul(hash ^ unit, 0x01000193);
    hash ^= hash >>> 15;
  };
  for (const part of parts) {
    if (typeof part === 'string') for (let at = 0; at < part.length; at++) take(part.charCodeAt(at));
    else {
      take(part >>> 0);
      take(Math.floor(part / 2 ** 32) >>> 0);
    }
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x21f0aaad);
  hash = Math.imul(hash ^ (hash >>> 15), 0x735a2d97);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export class Dice {
  /** All there is to it; set it to take up an earlier run. */
  state: number;

  constructor(state: number) {
    this.state = state >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    const { state } = this;
    let mix = Math.imul(state ^ (state >>> 15), state | 1);
    mix ^= mix + Math.imul(mix ^ (mix >>> 7), mix | 61);
    return ((mix ^ (mix >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** An index of `weights`, each as likely as its share in their sum. */
  weighted(weights: readonly number[]): number {
    let left = this.next() * weights.reduce((sum, weight) => sum + weight, 0);
    for (let index = 0; index < weights.length - 1; index++) {
      left -= weights[index] as number;
      if (left < 0) return index;
    }
    return weights.length - 1;
  }

  /** Waiting for something that comes at random once in `mean`. */
  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** What people take: half are below `median`, few take long. A spread of 0.5 puts one in twenty above 2.3 medians. */
  lognormal(median: number, spread: number): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return median * Math.exp(spread * radius * Math.cos(2 * Math.PI * this.next()));
  }
}
