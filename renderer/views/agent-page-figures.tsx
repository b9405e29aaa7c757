// How long each status and reason lasted on an agent's day, how much of the time online was occupied, and the cockpit's
// figures of that day.

import type { ReactNode } from 'react';
import { AGENT_STATUSES, type AgentDay } from '../../shared/contract/views.ts';
import { entryOf } from '../../shared/figure-path.ts';
import { useWords } from './context.ts';
import { Explained } from './explained.tsx';
import { Count, Duration, None } from './figures.tsx';
import { StatusMark } from './icons.tsx';
import { useNumbers } from './reports/report-numbers.ts';
import { ShareBar } from './reports/share-of.tsx';
import { Sentence } from './sentence.tsx';

export function AgentTotals({ day }: { readonly day: AgentDay }) {
  const { t, formats } = useWords();
  const numbers = useNumbers(day.tz);
  const all = day.until - day.start;
  return (
    <section className="card" aria-label={t('agent.totals')} data-testid="agent-totals">
      <h2 title={t('agent.totals.hint', { duration: formats.duration(all / 1000) })}>{t('agent.totals')}</h2>
      <table className="exact-table agent-totals">
        <tbody>
          {AGENT_STATUSES.flatMap((status) => {
            const reasons = day.by_reason.filter((one) => one.status === status);
            const ms = day.by_status[status];
            if (ms === 0) return [];
            const apart = reasons.length > 1 || reasons[0]?.reason !== null ? reasons : [];
            return [
              <tr key={status} data-status={status}>
                <th scope="row">
                  <span className="change">
                    <StatusMark status={status} />
                    {t(`status.${status}`)}
                  </span>
                </th>
                <td>
                  <Duration seconds={ms / 1000} reason="" />
                </td>
                <td className="agent-share">
                  <span className="num">{numbers.share(all === 0 ? 0 : ms / all)}</span>
                  <ShareBar share={all === 0 ? null : ms / all} />
                </td>
              </tr>,
              ...apart.map((one) => (
                <tr key={`${status} ${one.reason}`} className="agent-reason" data-reason={one.reason ?? ''}>
                  <th scope="row">{one.reason ?? t('agent.without_reason')}</th>
                  <td>
                    <Duration seconds={one.ms / 1000} reason="" />
                  </td>
                  <td />
                </tr>
              )),
            ];
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('report.total')}</th>
            <td>
              <Duration seconds={all / 1000} reason="" />
            </td>
            <td />
          </tr>
        </tfoot>
      </table>
    </section>
  );
}

export function AgentFigures({ day }: { readonly day: AgentDay }) {
  const { t, formats } = useWords();
  const numbers = useNumbers(day.tz);
  const { figures, by_status, occupied_ms } = day;
  const online = by_status.online;
  return (
    <section aria-label={t('agent.figures')} data-testid="agent-figures">
      <dl className="report-tiles agent-figures" title={t('agent.figures.hint', { time: formats.dateTime(day.until) })}>
        <Figure
          id="first_response"
          label={t('column.first_response')}
          hint={t('column.first_response.hint')}
          note={<Samples day={day} figure="first_response_count" />}
        >
          <OfTheDay day={day} figure="first_response_avg_s" label={t('column.first_response')}>
            <Duration seconds={figures.first_response_avg_s} reason={t('agent.none.answered_day')} />
          </OfTheDay>
        </Figure>
        <Figure
          id="resolution"
          label={t('column.resolution')}
          hint={t('column.resolution.hint')}
          note={<Samples day={day} figure="resolution_count" />}
        >
          <OfTheDay day={day} figure="resolution_avg_s" label={t('column.resolution')}>
            <Duration seconds={figures.resolution_avg_s} reason={t('agent.none.resolved_day')} />
          </OfTheDay>
        </Figure>
        <Figure
          id="occupancy"
          label={t('agent.occupancy')}
          hint={t('agent.occupancy.hint')}
          note={t('agent.occupancy.note', {
            busy: formats.duration(occupied_ms / 1000),
            online: formats.duration(online / 1000),
          })}
        >
          {online === 0 ? (
            <None reason={t('agent.occupancy.none')} />
          ) : (
            <span className="num">{numbers.share(occupied_ms / online)}</span>
          )}
        </Figure>
        {(['active', 'resolved', 'reactivated', 'transferred'] as const).map((figure) => (
          <Figure key={figure} id={figure} label={t(`column.${figure}`)} hint={t(`column.${figure}.hint`)} note={null}>
            <OfTheDay day={day} figure={figure} label={t(`column.${figure}`)}>
              <Count n={figures[figure]} />
            </OfTheDay>
          </Figure>
        ))}
      </dl>
    </section>
  );
}

interface FigureProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly note: ReactNode;
  readonly children: ReactNode;
}

/** The day's last moment that is over: the cockpit of then has this day's figures. */
function OfTheDay({ day, figure, label, children }: OfTheDayProps) {
  return (
    <Explained
      path={entryOf('agents', 'agent', day.agent, figure)}
      label={`${label}, ${day.name}`}
      ask={{ report: 'cockpit', agent: [day.agent] }}
      at={Math.min(day.until, day.end - 1)}
    >
      {children}
    </Explained>
  );
}

interface SamplesProps {
  readonly day: AgentDay;
  readonly figure: 'first_response_count' | 'resolution_count';
}

/** How many conversations a mean is of. */
function Samples({ day, figure }: SamplesProps) {
  const { t } = useWords();
  const n = day.figures[figure];
  const count = (
    <OfTheDay day={day} figure={figure} label={t(`explain.figure.${figure}`)}>
      <Count n={n} />
    </OfTheDay>
  );
  return (
    <span>
      <Sentence text="panel.samples" values={{ form: n }} parts={{ n: count }} />
    </span>
  );
}

interface OfTheDayProps {
  readonly day: AgentDay;
  readonly figure: keyof AgentDay['figures'];
  readonly label: string;
  readonly children: ReactNode;
}

function Figure({ id, label, hint, note, children }: FigureProps) {
  return (
    <div className="report-tile" data-testid={`agent-${id}`}>
      <dt className="figure-label" title={hint}>
        {label}
      </dt>
      <dd className="figure-value">{children}</dd>
      {note !== null && <dd className="figure-note">{note}</dd>}
    </div>
  );
}
