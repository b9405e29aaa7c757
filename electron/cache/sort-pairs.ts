// Sorts hashes with what belongs to them. A b-tree takes sorted keys several times faster than random ones.

/** Hashes lie in [0, 2^53): their upper bits choose the bucket. */
const HASH_SPAN = 2 ** 53;
const MOST_BUCKETS = 0x10000;
/** Evenly spread hashes put about one in a bucket; a larger one is sorted on its own. */
const INSERTION_LIMIT = 32;

/** @returns both arrays in the order of `hashes`. */
export function sortPairs(
  hashes: Float64Array,
  values: Float64Array,
): { readonly hashes: Float64Array; readonly values: Float64Array } {
  // A live commit is one event: it must not pay for the buckets of an import.
  if (hashes.length <= 1) return { hashes, values };
  let buckets = 2;
  while (buckets < hashes.length && buckets < MOST_BUCKETS) buckets *= 2;
  const span = HASH_SPAN / buckets;
  const ends = new Uint32Array(buckets + 1);
  for (let i = 0; i < hashes.length; i++) {
    const bucket = bucketOf(hashes[i] as number, span) + 1;
    ends[bucket] = (ends[bucket] as number) + 1;
  }
  for (let i = 1; i <= buckets; i++) ends[i] = (ends[i] as number) + (ends[i - 1] as number);
  const next = ends.slice(0, buckets);
  const order = new Uint32Array(hashes.length);
  for (let i = 0; i < hashes.length; i++) {
    const bucket = bucketOf(hashes[i] as number, span);
    const at = next[bucket] as number;
    order[at] = i;
    next[bucket] = at + 1;
  }
  for (let bucket = 0; bucket < buckets; bucket++) {
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

function bucketOf(hash: number, span: number): number {
  return Math.floor(hash / span);
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
