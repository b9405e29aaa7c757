// A batch on its way to the writer's thread. What is large is copied once into a few buffers that are handed over, so
// the batch stays its sender's: it may be read and committed again.
import { placeOf } from './kinds.ts';
import type { BlockRow, CommitBatch, SealStep, StreamRow } from './types.ts';

/** Per block: number of the first event, count, bytes, earliest and latest time. */
const BLOCK_FIELDS = 5;
/** Per stream: its number, place of its kind, first and last time, 1 open + 2 waiting, lengths of its id and its state. */
const STREAM_FIELDS = 7;

export interface PackedBlocks {
  readonly fields: Float64Array<ArrayBuffer>;
  readonly ends: Uint32Array<ArrayBuffer>;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** All ids as one text, all states as another: two texts cross to a thread far quicker than thousands. */
export interface PackedStreams {
  readonly fields: Float64Array<ArrayBuffer>;
  readonly ids: string;
  readonly states: string;
}

export interface PackedBatch extends Omit<CommitBatch, 'blocks' | 'identities' | 'streams'> {
  readonly blocks: PackedBlocks;
  readonly hashes: Float64Array<ArrayBuffer>;
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly streams: PackedStreams;
}

export function packBatch(batch: CommitBatch): PackedBatch {
  return {
    ...batch,
    blocks: packBlocks(batch.blocks),
    hashes: batch.identities.hashes.slice(),
    numbers: batch.identities.numbers.slice(),
    streams: packStreams(batch.streams),
  };
}

/** The buffers to hand over with a packed batch. */
export function buffersOf(packed: PackedBatch): ArrayBuffer[] {
  const { blocks, hashes, numbers, streams } = packed;
  return [blocks.fields, blocks.ends, blocks.body, hashes, numbers, streams.fields].map((array) => array.buffer);
}

function packBlocks(blocks: readonly BlockRow[]): PackedBlocks {
  let events = 0;
  let bytes = 0;
  for (const block of blocks) {
    events += block.ends.length;
    bytes += block.body.length;
  }
  const fields = new Float64Array(blocks.length * BLOCK_FIELDS);
  const ends = new Uint32Array(events);
  const body = new Uint8Array(bytes);
  let event = 0;
  let byte = 0;
  blocks.forEach((block, i) => {
    fields.set([block.first, block.ends.length, block.body.length, block.minMs, block.maxMs], i * BLOCK_FIELDS);
    ends.set(block.ends, event);
    body.set(block.body, byte);
    event += block.ends.length;
    byte += block.body.length;
  });
  return { fields, ends, body };
}

/** The blocks again; their arrays are views into the packed ones. */
export function* unpackBlocks({ fields, ends, body }: PackedBlocks): Generator<BlockRow> {
  let event = 0;
  let byte = 0;
  for (let at = 0; at < fields.length; at += BLOCK_FIELDS) {
    const count = fields[at + 1] as number;
    const bytes = fields[at + 2] as number;
    yield {
      first: fields[at] as number,
      ends: ends.subarray(event, event + count),
      body: body.subarray(byte, byte + bytes),
      minMs: fields[at + 3] as number,
      maxMs: fields[at + 4] as number,
    };
    event += count;
    byte += bytes;
  }
}

function packStreams(streams: readonly StreamRow[]): PackedStreams {
  const fields = new Float64Array(streams.length * STREAM_FIELDS);
  const ids: string[] = [];
  const states: string[] = [];
  let at = 0;
  for (const { no, kind, id, firstMs, lastMs, open, waiting, state } of streams) {
    fields[at] = no;
    fields[at + 1] = placeOf(kind);
    fields[at + 2] = firstMs;
    fields[at + 3] = lastMs;
    fields[at + 4] = (open ? 1 : 0) + (waiting ? 2 : 0);
    fields[at + 5] = id.length;
    fields[at + 6] = state.length;
    at += STREAM_FIELDS;
    ids.push(id);
    states.push(state);
  }
  return { fields, ids: ids.join(''), states: states.join('') };
}

/** The numbers of the streams of a packed batch. */
export function numbersOf({ fields }: PackedStreams): Uint32Array<ArrayBuffer> {
  const numbers = new Uint32Array(fields.length / STREAM_FIELDS);
  for (let i = 0; i < numbers.length; i++) numbers[i] = fields[i * STREAM_FIELDS] as number;
  return numbers;
}

/** One stream of a packed batch: its kind as its place, what is true as 1. */
export interface StreamFields {
  readonly no: number;
  readonly place: number;
  readonly id: string;
  readonly firstMs: number;
  readonly lastMs: number;
  readonly open: number;
  readonly waiting: number;
  readonly state: string;
}

export function* unpackStreams({ fields, ids, states }: PackedStreams): Generator<StreamFields> {
  let idAt = 0;
  let stateAt = 0;
  for (let at = 0; at < fields.length; at += STREAM_FIELDS) {
    const flags = fields[at + 4] as number;
    const idEnd = idAt + (fields[at + 5] as number);
    const stateEnd = stateAt + (fields[at + 6] as number);
    yield {
      no: fields[at] as number,
      place: fields[at + 1] as number,
      id: ids.slice(idAt, idEnd),
      firstMs: fields[at + 2] as number,
      lastMs: fields[at + 3] as number,
      open: flags & 1,
      waiting: flags >> 1,
      state: states.slice(stateAt, stateEnd),
    };
    idAt = idEnd;
    stateAt = stateEnd;
  }
}

/** What goes over to another thread with a step of a seal, and is gone here. */
export function buffersOfStep(step: SealStep): ArrayBuffer[] {
  return step.t === 'sheet' ? [step.sheet.body.buffer] : [];
}
