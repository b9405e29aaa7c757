// Equality of JSON values, by which duplicates are told from conflicts: the order of keys is free, 5.0 is 5, an absent
// key is not the same as null. Walks without recursion: what comes from outside may nest as deep as it likes.

type Pair = readonly [a: unknown, b: unknown, path: string];

const PATH_SHOWN = 200;

function step(path: string, parent: object, key: string): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The pairs inside two lists or two objects, added to `left`. @returns a path that only one of them has, or null. */
function openPair(a: object, b: object, path: string, left: Pair[]): string | null {
  for (const key of Object.keys(a)) {
    const inner = step(path, a, key);
    if (!Object.hasOwn(b, key)) return inner;
    left.push([Reflect.get(a, key), Reflect.get(b, key), inner]);
  }
  const more = Object.keys(b).find((key) => !Object.hasOwn(a, key));
  return more === undefined ? null : step(path, b, more);
}

/** Where two JSON values differ, such as `data.stars` (`the whole` where they are of different kinds), or null. */
export function findDifference(a: unknown, b: unknown): string | null {
  const left: Pair[] = [[a, b, '']];
  for (let pair = left.pop(); pair !== undefined; pair = left.pop()) {
    const [x, y, path] = pair;
    if (x === y) continue;
    const alike = typeof x === 'object' && typeof y === 'object' && x !== null && y !== null;
    const found = alike && Array.isArray(x) === Array.isArray(y) ? openPair(x, y, path, left) : path;
    if (found !== null) return found === '' ? 'the whole' : found.slice(0, PATH_SHOWN).toWellFormed();
  }
  return null;
}

/** Whether two JSON values, as JSON.parse gives them, are equal. */
export function sameJson(a: unknown, b: unknown): boolean {
  return findDifference(a, b) === null;
}
