// What a catalogue of one language is: the same keys as English, each with its text.

import type { en } from './en.ts';

/** One text, or one for one and one for other counts (`{n}` chooses). `{name}` is filled in. */
export type Message = string | { readonly one: string; readonly other: string };
export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, Message>>;
