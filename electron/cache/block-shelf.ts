// Blocks at hand: the latest few dozen that were read, each checked against its sum once, when it is loaded.
import { plainBody } from './block-body.ts';
import { blockCrc, endsOf } from './crc.ts';
import { damagedError } from './errors.ts';
import type { QueryRunner, Row } from './query-runner.ts';
import type { BlockRow } from './types.ts';

const SHELF_BLOCKS = 64;

export interface StoredBlock extends BlockRow {
  readonly body: Buffer;
}

export class BlockShelf {
  readonly #queries: QueryRunner;
  readonly #file: string;
  /** By number of the first event, least recently read first. */
  readonly #blocks = new Map<number, StoredBlock>();
  #latest: StoredBlock | null = null;

  constructor(queries: QueryRunner, file: string) {
    this.#queries = queries;
    this.#file = file;
  }

  /** The text of event `number`. */
  text(number: number): string {
    const { first, body, ends } = this.#holding(number);
    const i = number - first;
    return body.toString('utf8', i === 0 ? 0 : ends[i - 1], ends[i]);
  }

  /** The block that holds event `number`, good until others are asked for. Throws CacheError 'damaged' where there is none or its sum does not hold. */
  #holding(number: number): StoredBlock {
    const latest = this.#latest;
    if (latest !== null && holds(latest, number)) return latest;
    const block = this.#onShelf(number) ?? this.#load(number);
    this.#blocks.delete(block.first);
    this.#blocks.set(block.first, block);
    if (this.#blocks.size > SHELF_BLOCKS) {
      const [oldest] = this.#blocks.values() as Iterable<StoredBlock>;
      this.#blocks.delete((oldest as StoredBlock).first);
      giveBack((oldest as StoredBlock).body);
    }
    this.#latest = block;
    return block;
  }

  /** The block that begins with event `first`, not kept at hand: for who reads through many, and lets go of each. */
  read(first: number): StoredBlock {
    const block = this.#load(first);
    if (block.first !== first) throw damagedError(this.#file, `the block of event ${first} is missing`);
    return block;
  }

  #onShelf(number: number): StoredBlock | null {
    for (const block of this.#blocks.values()) if (holds(block, number)) return block;
    return null;
  }

  #load(number: number): StoredBlock {
    const row = this.#queries.row('block', number);
    const block = row === undefined ? null : checkedBlock(row);
    const stored = row?.body as Buffer;
    if (block !== null && block.body !== stored) giveBack(stored);
    if (block === null) throw damagedError(this.#file, `the block of event ${number} does not hold`);
    if (!holds(block, number)) throw damagedError(this.#file, `event ${number} is missing`);
    return block;
  }
}

/** At once: an agent's day goes through thousands of blocks, and the collector would let a hundred MB of them gather. */
export function giveBack({ buffer, byteOffset, byteLength }: Buffer): void {
  const isAlone = byteOffset === 0 && buffer.byteLength <= byteLength + 1;
  if (isAlone && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

function holds(block: BlockRow, number: number): boolean {
  return number >= block.first && number < block.first + block.ends.length;
}

/** A row of `block` as a block, null where its sum or its shape does not hold. */
export function checkedBlock(row: Row): StoredBlock | null {
  const stored = row.body as Buffer;
  const bytes = row.ends as Buffer;
  const block = { first: row.first as number, minMs: row.min_ms as number, maxMs: row.max_ms as number };
  if (blockCrc({ ...block, ends: bytes, body: stored }) !== row.crc) return null;
  const ends = endsOf(bytes);
  if (ends.length !== row.count) return null;
  try {
    return { ...block, ends, body: plainBody(stored, ends.at(-1) ?? 0) };
  } catch {
    return null;
  }
}
