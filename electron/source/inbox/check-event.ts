// From a JSON value to an event, or to the reason why it is none: compiled checks say yes, words are made only for no.

import { Compile } from 'typebox/schema';
import type { Decoded, KokpitEvent, RejectCategory } from '../../../shared/events/event.ts';
import { MEANINGS, type Meaning, NOTHING } from '../../../shared/events/meaning.ts';
import { parseTime, timeFault } from '../../../shared/events/rfc3339.ts';
import { ENVELOPE_SCHEMA, EVENT_SCHEMAS, isKnownType } from '../../../shared/events/schemas.ts';
import { hash32 } from '../../../shared/hash.ts';
import { describeValue, objectReason } from './reasons.ts';

const envelope = Compile(ENVELOPE_SCHEMA);

/** `type` is the program's own string: what compares it later compares pointers, not letters. */
interface KnownType {
  readonly type: string;
  readonly holds: (data: unknown) => boolean;
  readonly means: Meaning | null;
}

const knownTypes = new Map<string, KnownType>();

for (const [type, schema] of Object.entries(EVENT_SCHEMAS)) {
  const compiled = Compile(schema);
  knownTypes.set(type, { type, holds: (data) => compiled.Check(data), means: MEANINGS.get(type) ?? null });
}

let lastSource = '';

export function refused(category: RejectCategory, reason: string): Decoded {
  return { ok: false, category, reason };
}

/** Why a JSON value is no event's envelope, or null if it is one. The slow twin of the compiled check. */
export function envelopeReason(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `an event must be a JSON object, is ${describeValue(value)}`;
  }
  const reason = objectReason('', ENVELOPE_SCHEMA, value);
  if (reason !== null) return reason;
  const { time } = value as { time: string };
  return Number.isNaN(parseTime(time)) ? timeReason(time) : null;
}

/** Why data breaks its type, or null if it does not. An unknown type takes any object. */
export function dataReason(type: string, data: object): string | null {
  return isKnownType(type) ? objectReason('data.', EVENT_SCHEMAS[type], data) : null;
}

function timeReason(time: string): string {
  return `time: must be RFC 3339 with an offset or Z, ${timeFault(time)}; is ${describeValue(time)}`;
}

/** @param value a JSON value without half a surrogate pair, e.g. one entry of a parsed batch. */
export function checkEvent(value: unknown): Decoded {
  if (!envelope.Check(value)) return refused('envelope', envelopeReason(value) ?? 'breaks the envelope');
  const { id, source, type, time, data } = value;
  const ms = parseTime(time);
  if (Number.isNaN(ms)) return refused('envelope', timeReason(time));
  const known = knownTypes.get(type);
  if (known !== undefined && !known.holds(data)) return refused('data', dataReason(type, data) ?? 'breaks its type');
  // A delivery names its source in every event: one text for all of them.
  if (source !== lastSource) lastSource = source;
  const means = known?.means ?? null;
  const subject = means === null || means.subject === null ? '' : (data[means.subject] as string);
  // What the fold asks for comes first: it then lies together.
  const event: KokpitEvent = {
    code: means === null ? NOTHING : means.code,
    hash: hash32(subject),
    ms,
    subject,
    agent: means?.names ? ((data.agent as string | null | undefined) ?? null) : null,
    data,
    id,
    source: lastSource,
    sequence: value.sequence ?? '',
    type: known?.type ?? type,
    time,
  };
  return { ok: true, event, known: known !== undefined };
}
