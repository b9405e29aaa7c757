// What the core and its rewind thread say to each other. A watch is named by a number of the core's own.
import type { RewindParams } from '../../shared/contract/views.ts';

export interface RewindStart {
  readonly file: string;
  readonly tz: string;
}

export type ToRewind =
  | { readonly t: 'watch'; readonly key: number; readonly id: number; readonly params: RewindParams }
  | { readonly t: 'unwatch'; readonly key: number };

/** `text` is a whole message of the wire, for the console that watches. */
export type FromRewind =
  | { readonly t: 'push'; readonly key: number; readonly text: string }
  | { readonly t: 'failed'; readonly key: number; readonly message: string };
