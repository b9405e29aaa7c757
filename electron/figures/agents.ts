// Agents by number: what stands in rows of numbers says whom it means by these, and likewise which group and source. A
// number is good for as long as its thread runs; the few thousand who ever worked somewhere are all there will be.

const names: string[] = [''];
const numbers = new Map<string, number>([['', 0]]);
/** Texts whose number was asked for last, by their ends: an id is most often asked for again soon. */
const NEAR = 1_024;
const nearTexts: string[] = new Array<string>(NEAR).fill('');
const nearNumbers = new Int32Array(NEAR);

/** The number of an agent, never 0, which means nobody. */
export function agentNumber(id: string): number {
  const { length } = id;
  const place =
    (33 * id.charCodeAt(length - 1) + 7 * id.charCodeAt(Math.max(0, length - 2)) + id.charCodeAt(0)) & (NEAR - 1);
  if (nearTexts[place] === id) return nearNumbers[place] as number;
  let no = numbers.get(id);
  if (no === undefined) {
    no = names.length;
    names.push(id);
    numbers.set(id, no);
  }
  nearTexts[place] = id;
  nearNumbers[place] = no;
  return no;
}

/** The id of an agent's number. */
export function agentId(no: number): string {
  return names[no] as string;
}

/** The same, null for nobody. */
export function agentOrNull(no: number): string | null {
  return no === 0 ? null : (names[no] as string);
}
