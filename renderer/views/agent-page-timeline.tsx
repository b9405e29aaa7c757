// The statuses of a day as one band from midnight to midnight, 23 or 25 hours long where the clock changes, and under it
// how many conversations were in hand. Statuses differ by pattern, mark and word; the table behind it has every piece.

import type { AgentDay, StatusPiece } from '../../shared/contract/views.ts';
import { useSession, useStore, useWords, type Words } from './context.ts';
import { StatusMark } from './icons.tsx';
import { ShapeSwitch } from './reports/shape-switch.tsx';

const HOUR_MS = 3_600_000;
/** Every other hour has its time written. */
const LABEL_EVERY = 2;

export function AgentTimeline({ day }: { readonly day: AgentDay }) {
  const session = useSession();
  const { t } = useWords();
  const shape = useStore(session.navigation.state, (route) => route.report.shape);
  return (
    <section className="card" aria-label={t('agent.status')}>
      <div className="card-head">
        <h2>{t('agent.status')}</h2>
        <ShapeSwitch />
      </div>
      {shape === 'chart' ? <Band day={day} /> : <Pieces day={day} />}
    </section>
  );
}

function Band({ day }: { readonly day: AgentDay }) {
  const words = useWords();
  const { t, formats } = words;
  const { start, end, until, pieces } = day;
  const place = (ms: number): number => ((ms - start) / (end - start)) * 100;
  const totals = day.by_reason.map(({ status, ms }) => `${t(`status.${status}`)} ${formats.duration(ms / 1000)}`);
  const label = t('agent.status.text', { name: day.name, day: day.date, totals: totals.join(', ') });
  const going = until < end;
  return (
    <div className="band-frame" data-testid="agent-band">
      <div className="band" role="img" aria-label={label}>
        {pieces.map((piece) => {
          const width = place(piece.to) - place(piece.from);
          return (
            <div
              key={piece.from}
              className={`piece piece-${piece.status}`}
              style={{ left: `${place(piece.from)}%`, width: `${width}%` }}
              title={tellPiece(piece, day, words)}
              data-status={piece.status}
            >
              <span className="piece-words">
                <StatusMark status={piece.status} />
                <span>{piece.reason ?? t(`status.${piece.status}`)}</span>
              </span>
            </div>
          );
        })}
        {going && <div className="band-now" style={{ left: `${place(until)}%` }} title={t('agent.now')} />}
      </div>
      <Load day={day} place={place} />
      <Hours day={day} place={place} />
    </div>
  );
}

/** Everything about a piece, in words. */
function tellPiece(piece: StatusPiece, day: AgentDay, { t, formats }: Words): string {
  const { status, reason, actor, from, to, began, ended } = piece;
  const lines = [
    t('agent.piece', {
      status: t(`status.${status}`),
      from: formats.time(from),
      to: ended === null && to === day.until && day.until < day.end ? t('agent.now') : formats.time(to),
      duration: formats.duration((to - from) / 1000),
    }),
  ];
  if (reason !== null) lines.push(t('agent.piece.reason', { reason }));
  if (actor !== null) lines.push(t('agent.piece.actor', { actor }));
  if (began === null) lines.push(t('agent.piece.unknown'));
  else if (began < day.start) lines.push(t('agent.piece.before', { time: formats.dateTime(began) }));
  if (ended === null) lines.push(t('agent.piece.goes_on'));
  else if (ended > day.end) lines.push(t('agent.piece.after', { time: formats.dateTime(ended) }));
  return lines.join('\n');
}

/** How many conversations were in hand, as steps on the same axis of time, from 0. */
function Load({ day, place }: { readonly day: AgentDay; readonly place: (ms: number) => number }) {
  const { t } = useWords();
  const most = Math.max(0, ...day.load.map(([, count]) => count));
  const scale = Math.max(1, most);
  const y = (count: number): number => 100 - (count / scale) * 100;
  const steps = day.load.map(([ms, count], n) => {
    const next = day.load[n + 1]?.[0] ?? day.until;
    return `L${place(ms)} ${y(count)}L${place(next)} ${y(count)}`;
  });
  const label = `${t('agent.load')}, ${t('agent.load.most', { n: most })}`;
  return (
    <>
      <p className="band-load-label" aria-hidden="true">
        {label}
      </p>
      <div className="band-load">
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={label}>
          <title>{label}</title>
          <path d={`M0 100${steps.join('')}L${place(day.until)} 100Z`} />
        </svg>
      </div>
    </>
  );
}

function Hours({ day, place }: { readonly day: AgentDay; readonly place: (ms: number) => number }) {
  const { formats } = useWords();
  const hours = Array.from({ length: Math.floor((day.end - day.start) / HOUR_MS) + 1 }, (_, n) => n);
  return (
    <div className="band-hours" aria-hidden="true">
      {hours.map((n) => {
        const ms = day.start + n * HOUR_MS;
        return (
          <span key={ms} className="band-hour" style={{ left: `${place(ms)}%` }}>
            {n % LABEL_EVERY === 0 && <span className="num">{formats.time(ms)}</span>}
          </span>
        );
      })}
    </div>
  );
}

function Pieces({ day }: { readonly day: AgentDay }) {
  const { t, formats } = useWords();
  return (
    <table className="exact-table agent-pieces" data-testid="agent-pieces">
      <thead>
        <tr>
          <th scope="col">{t('column.status')}</th>
          <th scope="col">{t('agent.from')}</th>
          <th scope="col">{t('agent.to')}</th>
          <th scope="col">{t('agent.duration')}</th>
          <th scope="col" className="text">
            {t('agent.reason')}
          </th>
          <th scope="col" className="text">
            {t('agent.actor')}
          </th>
          <th scope="col" className="text">
            {t('agent.began')}
          </th>
        </tr>
      </thead>
      <tbody>
        {day.pieces.map((piece) => (
          <tr key={piece.from}>
            <th scope="row">
              <span className="change">
                <StatusMark status={piece.status} />
                {t(`status.${piece.status}`)}
              </span>
            </th>
            <td className="num">{formats.timeSeconds(piece.from)}</td>
            <td className="num">
              {piece.ended === null && day.until < day.end ? t('agent.now') : formats.timeSeconds(piece.to)}
            </td>
            <td className="num">{formats.duration((piece.to - piece.from) / 1000)}</td>
            <td className="text">{piece.reason}</td>
            <td className="text">{piece.actor}</td>
            <td className="text num">
              {piece.began === null
                ? t('agent.piece.unknown')
                : piece.began < day.start && formats.dateTime(piece.began)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
