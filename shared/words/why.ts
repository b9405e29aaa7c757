// The core says rules and reasons in English, sentence by sentence; here each is found again, with the values in it, and
// said in the reader's language. A sentence that the catalogue has not stays as it came. Pure.
import { enWhy } from './en-why.ts';
import type { Values } from './message.ts';
import { createSentences } from './sentences.ts';

export type WhyKey = keyof typeof enWhy;

const sentences = createSentences<WhyKey>(enWhy, '$| (?=[A-Z])|; ', /^(; | )/);

/** @param said one sentence or several, as the core says them. */
export function sayWhy(said: string, say: (key: WhyKey, values: Values) => string): string {
  return sentences(said, say);
}
