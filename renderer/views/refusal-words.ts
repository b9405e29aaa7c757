// A refusal in the reader's language: the words of its code, filled in with what the core says itself.
import { keyOf } from '../locales/words.ts';
import type { Refused } from '../store/refused.ts';
import type { Words } from './context.ts';

/** @param families of keys, such as `error`: the first that has words for the code. */
export function refusalWords(
  { code, message, params, said }: Refused,
  families: readonly string[],
  words: Words,
): string {
  const own = said === null ? words.reason(message) : words.say(said);
  for (const family of families) {
    const key = keyOf(family, code);
    if (key !== null) return words.t(key, { ...params, message: own });
  }
  return said === null ? words.t('error.unknown', { message: own }) : own;
}
