// The wire between a console and its core: JSON texts over one ordered port, whichever shell carries them.
// Both ends decode with `decodeClient` / `decodeServer`; what does not decode is counted and dropped, never fatal.

import type { Said } from '../words/said.ts';

export const WIRE_VERSION = 1;

/** One ordered, message-preserving channel. MessagePort, WebSocket and tests each have an adapter. */
export interface Port {
  send(text: string): void;
  /** The same with the UTF-8 of a long text, which is given away. Absent: it takes texts only. */
  sendBytes?(text: Uint8Array<ArrayBuffer>): void;
  onMessage(listener: (text: string) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/**
 * What went wrong, in words a person can act on; `code` chooses the translated text, `params` fill it. `said`: what the
 * core says itself, to be put into the reader's words; `message` is English.
 */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly said?: Said;
}

/** `drop`: whoever asked for it no longer wants the answer, and gets none. */
export type ClientMessage =
  | { readonly v: 1; readonly t: 'drop'; readonly id: number }
  | { readonly v: 1; readonly t: 'request'; readonly id: number; readonly method: string; readonly params: unknown }
  | { readonly v: 1; readonly t: 'watch'; readonly id: number; readonly topic: string; readonly params: unknown }
  | { readonly v: 1; readonly t: 'unwatch'; readonly id: number };

/** `progress`: how much was read by now for a request that has no answer yet. Pushes of one watch are numbered from 0; number 0 is `full`, the others are `diff`s against their predecessor. */
export type ServerMessage =
  | { readonly v: 1; readonly t: 'answer'; readonly id: number; readonly ok: true; readonly result: unknown }
  | { readonly v: 1; readonly t: 'answer'; readonly id: number; readonly ok: false; readonly error: WireError }
  | { readonly v: 1; readonly t: 'progress'; readonly id: number; readonly read: number }
  | {
      readonly v: 1;
      readonly t: 'push';
      readonly id: number;
      readonly n: number;
      readonly full?: unknown;
      readonly diff?: unknown;
    };

/** Decodes one text from a client. @returns null where it is not a message of this version. */
export function decodeClient(text: string): ClientMessage | null {
  const message = parseObject(text);
  if (message === null || message.v !== WIRE_VERSION || !Number.isSafeInteger(message.id)) return null;
  if (message.t === 'unwatch' || message.t === 'drop') return message as unknown as ClientMessage;
  if (message.t === 'request' && typeof message.method === 'string') return message as unknown as ClientMessage;
  if (message.t === 'watch' && typeof message.topic === 'string') return message as unknown as ClientMessage;
  return null;
}

/** Decodes one text from the core. @returns null where it is not a message of this version. */
export function decodeServer(text: string): ServerMessage | null {
  const message = parseObject(text);
  if (message === null || message.v !== WIRE_VERSION || !Number.isSafeInteger(message.id)) return null;
  if (message.t === 'answer' && typeof message.ok === 'boolean') return message as unknown as ServerMessage;
  if (message.t === 'progress' && Number.isSafeInteger(message.read)) return message as unknown as ServerMessage;
  if (message.t === 'push' && Number.isSafeInteger(message.n)) return message as unknown as ServerMessage;
  return null;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
