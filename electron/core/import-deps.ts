// What an import of any format is given.
import type { CacheReader, CacheWriter } from '../cache/types.ts';
import type { Days } from '../figures/days.ts';
import type { Clock } from './clock.ts';

export interface ImportDeps {
  readonly reader: CacheReader;
  readonly writer: CacheWriter;
  readonly days: Days;
  readonly clock: Clock;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Bytes read of the file being read, of how many (null: not known), and events so far. */
  readonly onProgress: (state: { name: string; done: number; total: number | null; events: number }) => void;
}
