// What a catalogue of one language is: the same keys as English, each with its text.

import type { Message } from '../../shared/words/message.ts';
import type { en } from './en.ts';

export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, Message>>;
