// A figure's formula with its numbers in it, made of the same items that are shown: as parts, which a page sets as people
// write numbers, and as one line of text. Pure.
import {
  type Explanation,
  type FormulaPart,
  type FormulaWord,
  greatestList,
  LOAD_LISTS,
  RESOLVED_LIST,
} from '../../../shared/contract/explain.ts';
import { meanSeconds } from '../../../shared/rounding.ts';

/** So many addends are written out; the rest is named by its number. */
const WRITTEN = 6;
type Told = Pick<Explanation<Values>, 'parts' | 'kind' | 'unit' | 'value'>;
/** Items, or as many as are told; `total`: what all of them add up to, in ms. */
type Values = Iterable<{ readonly value: number }> & { readonly total?: number };
/** So many values are there at least where there are as many. */
interface Listed {
  readonly count: number;
  readonly items: Values;
}
const NONE: Listed = { count: 0, items: [] };
type Unit = 's' | '%' | null;

/** English; a page and a terminal have them in their own language. */
const WORDS: Readonly<Record<FormulaWord, string>> = {
  counted: 'counted',
  more: '… {n} more',
  no_value: 'no value',
  no_samples: 'no samples: no value',
  nothing_to_compare: 'nothing to compare: no value',
  no_status: 'no status known',
  latest: 'latest of {n} equal in a row',
  first: 'first of {n} equal in a row',
  greatest_zero: '0, as the greatest L is 0',
  no_resolved: 'T = 0 s, as no ticket was resolved',
  calls_in: 'calls in: {n}',
  calls_out: 'calls out: {n}',
  chats: 'chats: {n}',
  greatest: 'greatest L',
  round: 'round',
};

export function formulaOf(explanation: Told): string {
  return englishFormula(formulaParts(explanation));
}

export function englishFormula(parts: readonly FormulaPart[]): string {
  return formulaText(parts, (word, n) => WORDS[word].replace('{n}', n));
}

/** As one line of text; `say` has its words. */
export function formulaText(parts: readonly FormulaPart[], say: (word: FormulaWord, n: string) => string): string {
  return parts
    .map((part) => {
      if ('sign' in part) return part.sign;
      if ('word' in part) return say(part.word, String(part.n ?? ''));
      return part.unit === 's' ? `${part.value} s` : part.unit === '%' ? `${part.value} %` : String(part.value);
    })
    .join('');
}

const sign = (text: string): FormulaPart => ({ sign: text });
const word = (text: FormulaWord, n?: number): FormulaPart => ({ word: text, ...(n === undefined ? {} : { n }) });
const amount = (value: number | string, unit: Unit = null): FormulaPart => ({ value, unit });
const ratio = (part: FormulaPart, whole: FormulaPart, result: FormulaPart): FormulaPart[] => [
  part,
  sign(' / '),
  whole,
  sign(' = '),
  result,
];

export function formulaParts(explanation: Told): readonly FormulaPart[] {
  const { kind, value } = explanation;
  const unit: Unit = explanation.unit === 's' || explanation.unit === '%' ? explanation.unit : null;
  const of = (name: string) => explanation.parts.find((list) => list.name === name) ?? NONE;
  const count = (name: string) => amount(of(name).count);
  const result = value === null ? word('no_value') : amount(value, unit);
  switch (kind) {
    case 'count':
      return [count('counted'), sign(' '), word('counted'), sign(' = '), result];
    case 'sum':
      return [...added(of('added'), unit), sign(' = '), result];
    case 'average': {
      const samples = of('samples');
      if (samples.count === 0) return [word('no_samples')];
      return [sign('('), ...added(samples, unit), sign(') / '), amount(samples.count), sign(' = '), result];
    }
    case 'share':
      return ratio(count('part'), count('whole'), result);
    case 'percent':
      return [amount(100), sign(' × '), ...ratio(count('part'), count('whole'), result)];
    case 'maximum': {
      const samples = of('samples');
      if (samples.count === 0) return [word('nothing_to_compare')];
      return [sign('max('), ...listed(samples, unit, ', '), sign(') = '), result];
    }
    case 'change':
      return [count('now'), sign(' − '), count('before'), sign(' = '), result];
    case 'load':
    case 'level':
      return loadFormula(explanation, result);
    case 'status':
    case 'since': {
      const run = of('run').count;
      const none = kind === 'status' ? amount('offline') : word('no_value');
      if (run === 0) return [word('no_status'), sign(': '), none];
      return [word(kind === 'status' ? 'latest' : 'first', run), sign(': '), result];
    }
  }
}

/** `parts` of a mean that is told beside: the sum of all, not each. */
export function meanParts(ms: number, n: number): readonly FormulaPart[] {
  return ratio(amount(ms / 1000, 's'), amount(n), amount(meanSeconds(ms, n) ?? 0, 's'));
}

function added(list: Listed, unit: Unit): readonly FormulaPart[] {
  return list.count === 0 ? [amount(0, unit)] : listed(list, unit, ' + ');
}

function listed({ count, items }: Listed, unit: Unit, between: string): readonly FormulaPart[] {
  const written: FormulaPart[] = [];
  for (const { value } of items) if (written.push(amount(value, unit)) === WRITTEN) break;
  const rest = count - written.length;
  const all = rest > 0 ? [...written, word('more', rest)] : written;
  return all.flatMap((part, n) => (n === 0 ? [part] : [sign(between), part]));
}

function msOf(items: Values): number {
  if (items.total !== undefined) return items.total;
  let all = 0;
  for (const { value } of items) all += Math.round(value * 1000);
  return all;
}

function loadFormula(explanation: Told, result: FormulaPart): readonly FormulaPart[] {
  const of = (name: string) => explanation.parts.find((list) => list.name === name) ?? NONE;
  const ms = (name: string) => msOf(of(name).items);
  const resolved = of(RESOLVED_LIST).count;
  const s = (inMs: number) => amount(inMs / 1000, 's');
  const l = (named: (name: string) => string) => {
    const [talkIn, talkOut, chats] = LOAD_LISTS.slice(0, 3).map((name) => ms(named(name))) as [number, number, number];
    const counts = LOAD_LISTS.map((name) => of(named(name)).count) as [number, number, number, number];
    const [callsIn, callsOut, chatted, tickets] = counts;
    const own = talkIn + talkOut + chats;
    // Exact over the common denominator, and only then in seconds.
    const all =
      resolved === 0 ? own / 1000 : (meanSeconds(own * resolved + tickets * ms(RESOLVED_LIST), resolved) ?? 0);
    const took = (time: number, what: FormulaWord, n: number) => [s(time), sign(' ('), word(what, n), sign(')')];
    const parts = [
      ...[...took(talkIn, 'calls_in', callsIn), sign(' + ')],
      ...[...took(talkOut, 'calls_out', callsOut), sign(' + ')],
      ...[...took(chats, 'chats', chatted), sign(' + ')],
      ...[amount(tickets), sign(' × T = '), amount(all, 's')],
    ];
    return { parts, all };
  };
  const own = l(String);
  const greatest = l(greatestList);
  const t = meanSeconds(ms(RESOLVED_LIST), resolved) ?? 0;
  const mean =
    resolved === 0
      ? [word('no_resolved')]
      : [sign('T = '), ...ratio(s(ms(RESOLVED_LIST)), amount(resolved), amount(t, 's'))];
  const load =
    greatest.all === 0
      ? [word('greatest_zero')]
      : [
          word('round'),
          sign('('),
          amount(100),
          sign(' × '),
          amount(own.all, 's'),
          sign(' / '),
          amount(greatest.all, 's'),
          sign(')'),
        ];
  return [
    ...[...mean, sign('; L = '), ...own.parts, sign('; '), word('greatest'), sign(' = '), ...greatest.parts],
    ...[sign('; '), ...load, sign(' = '), result],
  ];
}
