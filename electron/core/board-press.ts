// Boards put away small, to be taken out again as copies: their cells are told once, and of each board only their sums,
// as packed numbers. A board of 500 agents takes 5 MB as it is, and a fortieth of it so.
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import type { Board } from '../figures/board.ts';
import { type CellKey, inner, type KeyedCell } from '../figures/cells.ts';

/** The quickest: most of the numbers are 0. */
const PARAMS = { [constants.ZSTD_c_compressionLevel]: 1 };
const TIMES = 2;
const COUNTS = 9;

/** A cell, by the key of its map. */
interface Place {
  readonly at: string;
  readonly key: CellKey;
}

export interface PressedBoard {
  /** The board without its cells. */
  readonly bones: Board;
  /** How many cells each of its maps has, and the places of all of them. */
  readonly sizes: Uint32Array;
  readonly places: Uint32Array;
  /** The sums, column by column. */
  readonly sums: Uint8Array;
}

const NO_CELLS: Map<string, KeyedCell> = new Map();

/** For boards of one day and floor, whose cells are mostly the same ones. */
export class BoardPress {
  readonly #places: Place[] = [];
  readonly #agents = new Map<string, Map<string, number>>();
  readonly #groups = new Map<string, Map<string, number>>();

  press(board: Board): PressedBoard {
    const sizes: number[] = [];
    const found: KeyedCell[] = [];
    const places: number[] = [];
    const bones = board.copy((cells) => {
      sizes.push(cells.size);
      for (const [at, cell] of cells) {
        places.push(this.#placeOf(at, cell));
        found.push(cell);
      }
      return NO_CELLS;
    });
    const { bytes, times, counts } = columnsOf(new Uint8Array(found.length * (TIMES * 8 + COUNTS * 4)));
    const n = found.length;
    for (const [i, cell] of found.entries()) {
      times[i] = cell.first_response_ms;
      times[n + i] = cell.resolution_ms;
      counts[i] = cell.first_response_n;
      counts[n + i] = cell.resolution_n;
      counts[2 * n + i] = cell.resolved;
      counts[3 * n + i] = cell.reactivated;
      counts[4 * n + i] = cell.transferred;
      counts[5 * n + i] = cell.active;
      counts[6 * n + i] = cell.answered;
      counts[7 * n + i] = cell.answered_in_time;
      counts[8 * n + i] = cell.lost;
    }
    const sums = Uint8Array.from(zstdCompressSync(bytes, { params: PARAMS }));
    return { bones, sizes: Uint32Array.from(sizes), places: Uint32Array.from(places), sums };
  }

  /** A board of its own, as it was. */
  unpress({ bones, sizes, places, sums }: PressedBoard): Board {
    const { times, counts } = columnsOf(Uint8Array.from(zstdDecompressSync(sums)));
    const n = places.length;
    let map = 0;
    let i = 0;
    return bones.copy(() => {
      const cells = new Map<string, KeyedCell>();
      for (let left = sizes[map++] as number; left > 0; left--, i++) {
        const { at, key } = this.#places[places[i] as number] as Place;
        cells.set(at, {
          day: key.day,
          agent: key.agent,
          group: key.group,
          product: key.product,
          channel: key.channel,
          kind: key.kind,
          first_response_ms: whole(times[i] as number),
          first_response_n: counts[i] as number,
          resolution_ms: whole(times[n + i] as number),
          resolution_n: counts[n + i] as number,
          resolved: counts[2 * n + i] as number,
          reactivated: counts[3 * n + i] as number,
          transferred: counts[4 * n + i] as number,
          active: counts[5 * n + i] as number,
          answered: counts[6 * n + i] as number,
          answered_in_time: counts[7 * n + i] as number,
          lost: counts[8 * n + i] as number,
        });
      }
      return cells;
    });
  }

  #placeOf(at: string, cell: KeyedCell): number {
    const known = cell.agent === '' ? inner(this.#groups, cell.group) : inner(this.#agents, cell.agent);
    let place = known.get(at);
    if (place === undefined) {
      const { day, agent, group, product, channel, kind } = cell;
      place = this.#places.push({ at, key: { day, agent, group, product, channel, kind } }) - 1;
      known.set(at, place);
    }
    return place;
  }
}

function columnsOf(bytes: Uint8Array) {
  const n = bytes.length / (TIMES * 8 + COUNTS * 4);
  const times = new Float64Array(bytes.buffer, 0, TIMES * n);
  return { bytes, times, counts: new Int32Array(bytes.buffer, times.byteLength, COUNTS * n) };
}

/** As V8 keeps whole numbers of 32 bits: cells of another shape would slow down whoever adds to them. */
function whole(ms: number): number {
  const small = ms | 0;
  return small === ms ? small : ms;
}
