// What a post's headers say its body is (CloudEvents, HTTP protocol binding 1.0.2: structured, batched and binary mode;
// beside them lines of JSON), and the body as lines of events. Pure.
import type { IncomingHttpHeaders } from 'node:http';
import { asLine } from '../inbox/as-line.ts';
import { firstByte, itemLines } from './event-lines.ts';

export const CONTENT_TYPES = [
  'application/cloudevents+json',
  'application/cloudevents-batch+json',
  'application/x-ndjson',
  'application/json',
] as const;

type Shape = 'one' | 'batch' | 'lines' | 'binary' | 'json';

/** What the headers say the body is; null: something that is not taken here. */
export function shapeOf(headers: IncomingHttpHeaders): Shape | null {
  const type = (headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/cloudevents+json') return 'one';
  if (type === 'application/cloudevents-batch+json') return 'batch';
  if (type === 'application/x-ndjson') return 'lines';
  if (type !== 'application/json') return null;
  return headers['ce-specversion'] === undefined ? 'json' : 'binary';
}

/** Lines of events, each ended by LF; none for a body of nothing but white space, or of an empty batch. */
export function linesOf(shape: Shape, headers: IncomingHttpHeaders, body: Uint8Array): Uint8Array {
  if (shape === 'binary') return asLine(envelopeOf(headers, body));
  const first = firstByte(body);
  if (first === null) return new Uint8Array();
  if (shape === 'lines') return body.at(-1) === 0x0a ? body : Buffer.concat([body, Buffer.from('\n')]);
  if (shape === 'batch' || (shape === 'json' && first === '[')) return itemLines(body);
  return asLine(body);
}

/** Binary mode: the attributes come as headers `ce-…`, the body is the data, taken over as it is if it is one value. */
function envelopeOf(headers: IncomingHttpHeaders, data: Uint8Array): Uint8Array {
  if (firstByte(data) !== null && !isJson(data)) return data;
  const attributes: string[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith('ce-') || name === 'ce-data' || typeof value !== 'string') continue;
    attributes.push(`${JSON.stringify(name.slice(3))}:${JSON.stringify(headerText(value))}`);
  }
  const body = firstByte(data) === null ? Buffer.from('null') : data;
  return Buffer.concat([Buffer.from(`{${attributes.join(',')},"data":`), body, Buffer.from('}')]);
}

function isJson(body: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(body).toString('utf8'));
    return true;
  } catch {
    return false;
  }
}

/** Percent-encoded UTF-8 (section 3.1.3.2); where it does not hold, as it came. */
function headerText(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
