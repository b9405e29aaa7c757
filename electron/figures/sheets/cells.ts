// Adds up by name, where there are a hundred thousand names: a table of numbers, which gives its memory back at once. Pure.

const NONE = -1;
const FIRST_SIZE = 1_024;

/** Each cell is named by a whole number from 0 on: so often, and so long together. */
export class Cells {
  #names = new Float64Array(FIRST_SIZE).fill(NONE);
  #times = new Float64Array(FIRST_SIZE);
  #lasted = new Float64Array(FIRST_SIZE);
  #count = 0;

  add(name: number, times: number, lasted: number): void {
    const place = this.#placeOf(name);
    if (this.#names[place] === NONE) {
      this.#names[place] = name;
      this.#count++;
    }
    this.#times[place] = (this.#times[place] as number) + times;
    this.#lasted[place] = (this.#lasted[place] as number) + lasted;
    // Half full at most: whoever is looked for is near.
    if (this.#count * 2 > this.#names.length) this.#grow();
  }

  /** In no order. */
  each(look: (name: number, times: number, lasted: number) => void): void {
    for (let place = 0; place < this.#names.length; place++) {
      const name = this.#names[place] as number;
      if (name !== NONE) look(name, this.#times[place] as number, this.#lasted[place] as number);
    }
  }

  giveBack(): void {
    for (const { buffer } of [this.#names, this.#times, this.#lasted]) buffer.transfer(0);
  }

  #placeOf(name: number): number {
    const mask = this.#names.length - 1;
    let place = hashOf(name) & mask;
    while (this.#names[place] !== NONE && this.#names[place] !== name) place = (place + 1) & mask;
    return place;
  }

  #grow(): void {
    const [names, times, lasted] = [this.#names, this.#times, this.#lasted];
    this.#names = new Float64Array(names.length * 2).fill(NONE);
    this.#times = new Float64Array(names.length * 2);
    this.#lasted = new Float64Array(names.length * 2);
    for (let from = 0; from < names.length; from++) {
      const name = names[from] as number;
      if (name === NONE) continue;
      const place = this.#placeOf(name);
      this.#names[place] = name;
      this.#times[place] = times[from] as number;
      this.#lasted[place] = lasted[from] as number;
    }
    for (const { buffer } of [names, times, lasted]) buffer.transfer(0);
  }
}

/** Names that differ little lie far apart. */
function hashOf(name: number): number {
  const high = Math.floor(name / 2 ** 32);
  const mixed = Math.imul((name >>> 0) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
