// A figure of an explanation as people write it, by its unit; the exact number on hover where it was rounded.

import type { ExplainKind, FormulaPart } from '../../shared/contract/explain.ts';
import { keyOf } from '../locales/words.ts';
import { useWords } from './context.ts';
import { Duration, None } from './figures.tsx';
import { useNumbers } from './reports/report-numbers.ts';

export interface ValueProps {
  readonly value: number | string | null;
  readonly kind: ExplainKind;
  readonly unit: 's' | 'stars' | '%' | null;
  /** Why there is none. */
  readonly reason: string;
}

export function ExplainValue(props: ValueProps) {
  const text = useValueText();
  if (props.value === null) return <None reason={props.reason} />;
  if (typeof props.value === 'number' && props.unit === 's') {
    return (
      <span title={`${props.value} s`}>
        <Duration seconds={props.value} reason={props.reason} />
      </span>
    );
  }
  return (
    <span className="num" title={props.kind === 'share' ? String(props.value) : undefined}>
      {text(props)}
    </span>
  );
}

/** The same as plain text. */
export function useValueText(): (props: Omit<ValueProps, 'reason'>) => string {
  const { t, formats } = useWords();
  const numbers = useNumbers(null);
  return ({ value, kind, unit }) => {
    if (value === null) return '–';
    if (typeof value === 'string') {
      if (kind === 'since') return formats.dateTime(Date.parse(value));
      const key = keyOf(kind === 'level' ? 'companies.level' : 'status', value);
      return key === null ? value : t(key);
    }
    if (unit === 's') return formats.duration(value);
    if (unit === 'stars') return numbers.mean(value);
    if (unit === '%') return numbers.percent(value);
    return kind === 'share' ? numbers.share(value) : formats.count(value);
  };
}

/** A formula with its numbers in it: durations as people say them, words in the reader's language. */
export function ExplainFormula({
  parts,
  kind,
}: {
  readonly parts: readonly FormulaPart[];
  readonly kind: ExplainKind;
}) {
  const { t } = useWords();
  const text = useValueText();
  return (
    <p className="explain-formula" data-testid="explain-formula">
      {parts.map((part, n) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in their order
        if ('sign' in part) return <span key={n}>{part.sign}</span>;
        if ('word' in part) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in their order
            <span key={n} className={part.word === 'more' ? 'nowrap' : undefined}>
              {t(`explain.formula.${part.word}`, { n: part.n ?? 0 })}
            </span>
          );
        }
        const last = n === parts.length - 1;
        // Within a share the two are counts; only what comes out is one.
        const as = last || typeof part.value === 'string' ? kind : 'count';
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts stand in their order
          <span key={n} className="num" title={part.unit === 's' ? `${part.value} s` : undefined}>
            {last && typeof part.value === 'number' && part.unit === null && kind === 'average'
              ? text({ value: part.value, kind, unit: 'stars' })
              : text({ value: part.value, kind: as, unit: part.unit })}
          </span>
        );
      })}
    </p>
  );
}
