// What comes as English text (kept in a cache, said by another program) is found again in a catalogue, with the values
// in it, and said in the reader's language. What the catalogue has not stays as it came. Pure.
import type { Message, Values } from './message.ts';

interface Sentence<K> {
  readonly key: K;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

type Say<K> = (key: K, values: Values) => string;

/**
 * @param english the catalogue's texts.
 * @param end what may follow a sentence, as a pattern: `$` where a text is one of them.
 * @param between what stands between two sentences and is kept as it is.
 */
export function createSentences<K extends string>(
  english: Readonly<Record<K, Message>>,
  end = '$',
  between: RegExp | null = null,
): (said: string, say: Say<K>) => string {
  // Made with the first text that is looked for: a program that says nothing of the kind pays nothing.
  let sentences: readonly Sentence<K>[] | null = null;
  return (said, say) => {
    sentences ??= sentencesOf(english, end);
    const words: string[] = [];
    for (let rest = said; rest !== ''; ) {
      const found = longest(sentences, rest);
      if (found === null) return [...words, rest].join('');
      words.push(say(found.key, found.values));
      rest = rest.slice(found.length);
      const gap = between?.exec(rest)?.[0] ?? '';
      words.push(gap);
      rest = rest.slice(gap.length);
    }
    return words.join('');
  };
}

function sentencesOf<K extends string>(english: Readonly<Record<K, Message>>, end: string): readonly Sentence<K>[] {
  return (Object.entries(english) as [K, Message][]).flatMap(([key, message]) =>
    (typeof message === 'string' ? [message] : [message.one, message.other]).map((text) => sentenceOf(key, text, end)),
  );
}

function sentenceOf<K>(key: K, text: string, end: string): Sentence<K> {
  const escaped = text
    .split(/\{\w+\}/)
    .map((own) => own.replaceAll(/[.*+?^${}()[\]|\\]/g, '\\$&'))
    .join('(.+?)');
  return {
    key,
    pattern: new RegExp(`^${escaped}(?=${end})`, 'su'),
    names: [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? ''),
  };
}

function longest<K>(sentences: readonly Sentence<K>[], text: string) {
  let best: { key: K; values: Record<string, string>; length: number; letters: number } | null = null;
  for (const { key, pattern, names } of sentences) {
    const hit = pattern.exec(text);
    if (hit === null) continue;
    const values = Object.fromEntries(names.map((name, n) => [name, hit[n + 1] ?? '']));
    // Of two that fit as far, the one of more letters of its own: it says more.
    const letters = hit[0].length - Object.values(values).join('').length;
    if (best !== null && (hit[0].length < best.length || (hit[0].length === best.length && letters <= best.letters)))
      continue;
    best = { key, values, length: hit[0].length, letters };
  }
  return best;
}
