// Numbers as they are set everywhere: tabular, units small and grey, a dash with its reason where there is none.

import { Fragment } from 'react';
import { clockText, durationParts, isLong } from '../../shared/text/duration.ts';
import { useSession, useStore, useWords } from './context.ts';

const NARROW_SPACE = '\u202f';

export function Duration({ seconds, reason }: { readonly seconds: number | null; readonly reason: string }) {
  const { formats } = useWords();
  if (seconds === null) return <None reason={reason} />;
  return (
    <span className="num">
      {durationParts(seconds).map((part, place) => (
        <Fragment key={part.unit}>
          {place > 0 && ' '}
          {part.value}
          <span className="unit">{`${NARROW_SPACE}${formats.unit(part.unit)}`}</span>
        </Fragment>
      ))}
    </span>
  );
}

/** From here on a column of counts is narrow for it. */
const LONG = 1_000_000;

export function Count({ n }: { readonly n: number }) {
  const { formats } = useWords();
  return <span className={n === 0 ? 'num zero' : n < LONG ? 'num' : 'num long'}>{formats.count(n)}</span>;
}

export function Percent({ share, reason }: { readonly share: number | null; readonly reason: string }) {
  const { formats } = useWords();
  if (share === null) return <None reason={reason} />;
  return (
    <span className="num">
      {formats.signFirst && <span className="unit">{`%${NARROW_SPACE}`}</span>}
      {formats.percent(share)}
      {!formats.signFirst && <span className="unit">{`${NARROW_SPACE}%`}</span>}
    </span>
  );
}

/** No figure: the dash, and why, for the pointer and for the ear. */
export function None({ reason }: { readonly reason: string }) {
  return (
    <span className="num none" role="img" title={reason} aria-label={reason}>
      –
    </span>
  );
}

/** A running clock since `since` (ms), standing still with the data; days and hours from a day on. */
export function Ticking({ since, reason }: { readonly since: number | null; readonly reason: string }) {
  const second = useStore(useSession().figuresClock, (now) => Math.floor(now / 1000));
  if (since === null) return <None reason={reason} />;
  const seconds = Math.max(0, second - Math.floor(since / 1000));
  if (isLong(seconds)) return <Duration seconds={seconds} reason={reason} />;
  return <span className="num">{clockText(seconds)}</span>;
}
