// A figure's formula with its numbers in it, made of the same items that are shown. Pure.
import { type Explanation, greatestList, LOAD_LISTS, RESOLVED_LIST } from '../../../shared/contract/explain.ts';
import { meanSeconds } from '../../../shared/rounding.ts';

/** So many addends are written out; the rest is named by its number. */
const WRITTEN = 6;
type Told = Pick<Explanation, 'parts' | 'kind' | 'unit' | 'value'>;

export function formulaOf(explanation: Told): string {
  const { kind, unit, value } = explanation;
  const of = (name: string) => explanation.parts.find((list) => list.name === name)?.items ?? [];
  const values = (name: string) => of(name).map((item) => item.value);
  const suffix = unit === 's' ? ' s' : unit === '%' ? ' %' : '';
  const result = value === null ? 'no value' : `${value}${suffix}`;
  switch (kind) {
    case 'count':
      return `${of('counted').length} counted = ${result}`;
    case 'sum':
      return `${added(values('added'), suffix)} = ${result}`;
    case 'average': {
      const samples = values('samples');
      return samples.length === 0
        ? 'no samples: no value'
        : `(${added(samples, suffix)}) / ${samples.length} = ${result}`;
    }
    case 'share':
      return `${of('part').length} / ${of('whole').length} = ${result}`;
    case 'percent':
      return `100 × ${of('part').length} / ${of('whole').length} = ${result}`;
    case 'maximum': {
      const samples = values('samples');
      return samples.length === 0
        ? 'nothing to compare: no value'
        : `max(${listed(samples, suffix, ', ')}) = ${result}`;
    }
    case 'change':
      return `${of('now').length} − ${of('before').length} = ${result}`;
    case 'load':
    case 'level':
      return loadFormula(explanation, result);
    case 'status':
      return of('run').length === 0
        ? 'no status known: offline'
        : `latest of ${of('run').length} equal in a row: ${result}`;
    case 'since':
      return of('run').length === 0
        ? 'no status known: no value'
        : `first of ${of('run').length} equal in a row: ${result}`;
  }
}

function added(values: readonly number[], suffix: string): string {
  return values.length === 0 ? `0${suffix}` : listed(values, suffix, ' + ');
}

function listed(values: readonly number[], suffix: string, between: string): string {
  const written = values.slice(0, WRITTEN).map((value) => `${value}${suffix}`);
  const rest = values.length - written.length;
  return [...written, ...(rest > 0 ? [`… ${rest} more`] : [])].join(between);
}

function loadFormula(explanation: Told, result: string): string {
  const items = (name: string) => explanation.parts.find((list) => list.name === name)?.items ?? [];
  const ms = (name: string) => items(name).reduce((all, { value }) => all + Math.round(value * 1000), 0);
  const resolved = items(RESOLVED_LIST).length;
  const t = meanSeconds(ms(RESOLVED_LIST), resolved) ?? 0;
  const l = (named: (name: string) => string) => {
    const [talkIn, talkOut, chats] = LOAD_LISTS.slice(0, 3).map((name) => ms(named(name))) as [number, number, number];
    const [callsIn, callsOut, chatted, tickets] = LOAD_LISTS.map((name) => items(named(name)).length) as [
      number,
      number,
      number,
      number,
    ];
    const own = talkIn + talkOut + chats;
    // Exact over the common denominator, and only then in seconds.
    const all =
      resolved === 0 ? own / 1000 : (meanSeconds(own * resolved + tickets * ms(RESOLVED_LIST), resolved) ?? 0);
    const text = `${talkIn / 1000} s (calls in: ${callsIn}) + ${talkOut / 1000} s (calls out: ${callsOut}) + ${chats / 1000} s (chats: ${chatted}) + ${tickets} × T = ${all} s`;
    return { text, all };
  };
  const own = l(String);
  const greatest = l(greatestList);
  const load = greatest.all === 0 ? '0, as the greatest L is 0' : `round(100 × ${own.all} s / ${greatest.all} s)`;
  const mean =
    resolved === 0 ? 'T = 0 s, as no ticket was resolved' : `T = ${ms(RESOLVED_LIST) / 1000} s / ${resolved} = ${t} s`;
  return `${mean}; L = ${own.text}; greatest L = ${greatest.text}; ${load} = ${result}`;
}
