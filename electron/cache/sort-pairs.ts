// Sorts hashes with what belongs to them. A b-tree takes sorted keys several times faster than random ones.

/** Hashes lie in [0, 2^53): their upper 16 bits choose the bucket. */
const BUCKETS = 0x10000;
const BUCKET_SPAN = 2 ** 37;
/** Evenly spread hashes put about one in a bucket; a larger one is sorted on its own. */
const INSERTION_LIMIT = 32;

/** @returns both arrays in the order of `hashes`. */
export function sortPairs(
  hashes: Float64Array,
  values: Float64Array,
): { readonly hashes: Float64Array; readonly values: Float64Array } {
  const ends = new Uint32Array(BUCKETS + 1);
  for (let i = 0; i < hashes.length; i++) {
    const bucket = bucketOf(hashes[i] as number) + 1;
    ends[bucket] = (ends[bucket] as number) + 1;
  }
  for (let i = 1; i <= BUCKETS; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  const next = ends.slice(0, BUCKETS);
  const order = new Uint32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    const bucket = bucketOf(hashes[i] as number);
    const at = next[bucket] as number;
    order[at] = i;
    next[bucket] = at + 1;
  }
  for (let bucket = 0; bucket < BUCKETS; bucket++) {
    const from = ends[bucket] as number;
    const to = ends[bucket + 1] as number;
    if (to - from > 1) sortBucket(order, from, to, hashes);
  }
  const sorted = { hashes: new Float64Array(hashes.length), values: new Float64Array(hashes.length) };
  order.forEach((from, i) => {
    sorted.hashes[i] = hashes[from] as number;
    sorted.values[i] = values[from] as number;
  });
  return sorted;
}

function bucketOf(hash: number): number {
  return Math.floor(hash / BUCKET_SPAN);
}

function sortBucket(order: Uint32Array, from: number, to: number, hashes: Float64Array): void {
  const key = (i: number) => hashes[i] as number;
  if (to - from > INSERTION_LIMIT) {
    order.subarray(from, to).sort((a, b) => key(a) - key(b));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const moved = order[i] as number;
    let at = i;
    while (at > from && key(order[at - 1] as number) > key(moved)) {
      order[at] = order[at - 1] as number;
      at--;
    }
    order[at] = moved;
  }
}
