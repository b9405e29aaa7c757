// How Kokpit itself is: what comes in and how fast, what was refused and why, the cache, what went wrong lately.

import { type ReactNode, useEffect } from 'react';
import type { HealthView } from '../../shared/contract/views.ts';
import type { Formats } from '../../shared/text/formats.ts';
import { keyOf } from '../locales/words.ts';
import { useSession, useStore, useValue, useWords } from './context.ts';
import { Count, None } from './figures.tsx';
import { RejectsTable } from './rejects-table.tsx';
import { TopBar } from './top-bar.tsx';

/** From here on a lag is said in seconds, minutes and hours. */
const SPOKEN_LAG_MS = 10_000;

export function HealthPage() {
  const session = useSession();
  const { t, reason } = useWords();
  const health = useValue(session.floor.health);
  const rejects = useValue(session.floor.rejects);
  useEffect(() => session.floor.watchHealth(), [session]);
  return (
    <>
      <TopBar title={t('page.health')} />
      <main className="page" data-testid="page-health">
        {health !== null && (
          <>
            <Tiles health={health} />
            <section className="card">
              <h2>{t('health.rejects')}</h2>
              <p className="hint">{t('health.rejects.text')}</p>
              <Categories health={health} />
              {rejects !== null && rejects.length > 0 && <RejectsTable rows={rejects} />}
            </section>
            <div className="columns">
              <section className="card">
                <h2>{t('health.errors')}</h2>
                <Happenings
                  none={t('health.errors.none')}
                  rows={health.errors.map((error) => ({
                    ...error,
                    what: reason(error.what),
                    amount: t('health.times', { n: error.count }),
                  }))}
                />
              </section>
              <section className="card">
                <h2>{t('health.slow')}</h2>
                <Happenings
                  none={t('health.slow.none')}
                  rows={health.slow_queries.map((query) => ({ ...query, amount: t('health.ms', { n: query.ms }) }))}
                />
              </section>
            </div>
          </>
        )}
      </main>
    </>
  );
}

function Tiles({ health }: { readonly health: HealthView }) {
  const session = useSession();
  const { t, formats } = useWords();
  const link = useStore(session.freshness, (state) => state.link);
  const { database, lag_ms, source } = health;
  return (
    <section className="tiles" aria-label={t('page.health')}>
      <Tile
        id="source"
        label={t('health.source')}
        note={source.name === source.kind ? source.name : `${source.name} · ${source.kind}`}
      >
        {t(`health.source.${source.state}`)}
      </Tile>
      <Tile
        id="lag"
        label={t('health.lag')}
        note={lag_ms === null ? t('health.lag.none') : t('health.lag.note', { lag: lagText(lag_ms.p99, formats) })}
      >
        {lag_ms === null ? <None reason={t('health.lag.none')} /> : <Lag ms={lag_ms.p50} />}
      </Tile>
      <Tile id="rate" label={t('health.rate')} note={t('health.rate.note', { n: health.events_total })}>
        <span className="num">{formats.decimal(health.events_per_s)}</span>
      </Tile>
      <Tile
        id="outbox"
        label={t('health.outbox')}
        note={t(health.outbox === 0 ? 'health.outbox.none' : 'health.outbox.note')}
      >
        <Count n={health.outbox} />
      </Tile>
      <Tile
        id="database"
        label={t('health.database')}
        note={`${t(`health.integrity.${database.integrity}`)} · ${t('health.wal', { size: formats.bytes(database.wal_bytes) })}`}
        tone={database.integrity === 'damaged' ? 'bad' : undefined}
        title={database.file}
      >
        <Bytes n={database.bytes} />
      </Tile>
      <Tile id="memory" label={t('health.memory')} note={t('health.memory.note', { n: health.clients })}>
        <Bytes n={health.memory_bytes} />
      </Tile>
      <Tile id="unknown" label={t('health.unknown')} note={t('health.unknown.note')}>
        <Count n={health.unknown_total} />
      </Tile>
      <Tile id="dropped" label={t('health.dropped')} note={t('health.dropped.note', { n: link.gaps })}>
        <Count n={health.dropped_messages + link.undecodable} />
      </Tile>
      <p className="hint tiles-foot">
        {t('health.version', { version: health.version, time: formats.dateTime(health.started_at) })}
        <span className="file">{database.file}</span>
      </p>
    </section>
  );
}

/** 236 MB: the unit small, as everywhere. */
function Bytes({ n }: { readonly n: number }) {
  const { formats } = useWords();
  const [, number, unit] = /^([\d.,]+)(.*)$/.exec(formats.bytes(n)) ?? [null, formats.bytes(n), ''];
  return (
    <span className="num">
      {number}
      <span className="unit">{unit}</span>
    </span>
  );
}

interface TileProps {
  readonly id: string;
  readonly label: string;
  readonly note: string;
  readonly tone?: 'bad' | undefined;
  readonly title?: string;
  readonly children: ReactNode;
}

function Tile({ id, label, note, tone, title, children }: TileProps) {
  return (
    <div className={tone === undefined ? 'tile' : `tile tile-${tone}`} data-testid={`health-${id}`} title={title}>
      <div className="figure-label">{label}</div>
      <div className="tile-value">{children}</div>
      <div className="figure-note">{note}</div>
    </div>
  );
}

function Categories({ health }: { readonly health: HealthView }) {
  const { t } = useWords();
  if (health.rejects.length === 0) return <p className="good">{t('health.rejects.none')}</p>;
  return (
    <ul className="categories" data-testid="reject-categories">
      {health.rejects.map(({ category, count, entries }) => {
        const key = keyOf('reject', category);
        return (
          <li key={category} data-category={category}>
            <span className="category-count">
              <Count n={count} />
            </span>
            <span>
              <strong>{category}</strong> <span className="muted">{key === null ? '' : t(key)}</span>
              <small>{t('health.entries', { n: entries })}</small>
            </span>
          </li>
        );
      })}
    </ul>
  );
}

interface Happening {
  readonly what: string;
  readonly at: number;
  readonly amount: string;
}

function Happenings({ rows, none }: { readonly rows: readonly Happening[]; readonly none: string }) {
  const { formats } = useWords();
  if (rows.length === 0) return <p className="good">{none}</p>;
  return (
    <table className="table compact">
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.at} ${row.what}`}>
            <td className="num nowrap muted">{formats.dateTime(row.at)}</td>
            <td className="wrap">{row.what}</td>
            <td className="num nowrap right">{row.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Some ms on a floor that tells at once; what is told again of an hour ago is not said in millions of them. */
function Lag({ ms }: { readonly ms: number }) {
  const { formats } = useWords();
  if (ms >= SPOKEN_LAG_MS) return <span className="num">{lagText(ms, formats)}</span>;
  return (
    <span className="num">
      {formats.decimal(ms)}
      <span className="unit"> ms</span>
    </span>
  );
}

function lagText(ms: number, formats: Formats): string {
  return ms < SPOKEN_LAG_MS ? `${formats.decimal(ms)} ms` : formats.duration(Math.round(ms / 1000));
}
