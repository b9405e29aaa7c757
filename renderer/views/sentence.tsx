// Words of the catalogue with something drawn in the place of a value: a number that can be opened, a field.

import { Fragment, type ReactNode } from 'react';
import type { Values } from '../../shared/words/message.ts';
import type { Key } from '../locales/catalogue.ts';
import { useWords } from './context.ts';

/** Stands in no text of a catalogue. */
const MARK = '\u0001';

export interface SentenceProps {
  readonly text: Key;
  /** What is drawn for `{name}`. */
  readonly parts: Readonly<Record<string, ReactNode>>;
  /** The other values; `form` is the count that chooses the form where `n` is drawn. */
  readonly values?: Values;
}

export function Sentence({ text, parts, values = {} }: SentenceProps) {
  const { t } = useWords();
  const marked = Object.fromEntries(Object.keys(parts).map((name) => [name, `${MARK}${name}${MARK}`]));
  const pieces = t(text, { ...values, ...marked }).split(MARK);
  // Words and names in turn.
  return pieces.map((piece, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text do not move
    place % 2 === 0 ? piece : <Fragment key={place}>{parts[piece]}</Fragment>,
  );
}
