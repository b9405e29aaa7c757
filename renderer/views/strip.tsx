// The six large figures over the tables.

import type { ReactNode } from 'react';
import { useSession, useStore, useWords } from './context.ts';
import { Explained } from './explained.tsx';
import { Count, None, Percent, Ticking } from './figures.tsx';
import { HourLine } from './hour-line.tsx';
import { usePast } from './rewind-band.tsx';

/** The house's target for the service level. */
export const SERVICE_TARGET = 0.8;
const FIGURES = ['online', 'active', 'waiting', 'longest', 'service', 'lost'] as const;

/** Where each is explained (docs/explain.md). */
const PATHS: Readonly<Record<(typeof FIGURES)[number], string>> = {
  online: 'by_status.online',
  active: 'totals.active',
  waiting: 'strip.waiting',
  longest: 'strip.waiting_longest_s',
  service: 'strip.service_level',
  lost: 'strip.lost',
};

export function Strip() {
  const session = useSession();
  const { t, formats } = useWords();
  const past = usePast();
  const strip = useStore(session.cockpit.state, (state) => state.strip);
  const waitingSince = strip?.waiting_since ?? null;
  // Who has waited since another day is told with its date.
  const since = useStore(session.clock, (now) => (waitingSince === null ? null : formats.moment(waitingSince, now)));
  const byStatus = useStore(session.cockpit.state, (state) => state.byStatus);
  if (strip === null) return <StripSkeleton />;
  const agents = byStatus.online + byStatus.offline + byStatus.break + byStatus.invisible;
  const below = strip.service_level !== null && strip.service_level < SERVICE_TARGET;
  return (
    <section className="strip" aria-label={t('strip.label')} data-testid="strip">
      <Figure id="online" label={t('strip.online')} note={t('strip.online.note', { n: agents })}>
        <Count n={strip.online} />
      </Figure>
      <Figure id="active" label={t('strip.active')} note={t('strip.active.note')}>
        <Count n={strip.active} />
      </Figure>
      <Figure id="waiting" label={t('strip.waiting')} note={t('strip.waiting.note')}>
        <Count n={strip.waiting} />
      </Figure>
      <Figure
        id="longest"
        label={t('strip.longest')}
        note={since === null ? t('strip.longest.nobody') : t('strip.longest.note', { time: since })}
      >
        {strip.waiting_since === null ? (
          <None reason={t('strip.longest.nobody')} />
        ) : (
          <Ticking since={strip.waiting_since} reason="" />
        )}
      </Figure>
      <Figure
        id="service"
        label={t('strip.service')}
        tone={below ? 'warn' : undefined}
        target={SERVICE_TARGET}
        note={t(below ? 'strip.service.below' : 'strip.service.note', { target: formats.percent(SERVICE_TARGET) })}
      >
        <Percent share={strip.service_level} reason={t('strip.service.none')} />
      </Figure>
      <Figure id="lost" label={t(past ? 'rewind.lost' : 'strip.lost')} note={t('strip.lost.note')}>
        <Count n={strip.lost} />
      </Figure>
    </section>
  );
}

interface FigureProps {
  readonly id: (typeof FIGURES)[number];
  readonly label: string;
  readonly note: string;
  readonly tone?: 'warn' | undefined;
  readonly target?: number;
  readonly children: ReactNode;
}

function Figure({ id, label, note, tone, target, children }: FigureProps) {
  const session = useSession();
  // No hand reaches a wall: nothing on it can be opened.
  const onWall = useStore(session.navigation.state, (route) => route.page === 'wall');
  return (
    <div className={tone === undefined ? 'figure' : `figure figure-${tone}`} data-testid={`strip-${id}`}>
      <div className="figure-label">{label}</div>
      <div className="figure-value">
        {onWall ? (
          children
        ) : (
          <Explained path={PATHS[id]} label={label}>
            {children}
          </Explained>
        )}
      </div>
      <div className="figure-note">{note}</div>
      <HourLine figure={id} target={target} />
    </div>
  );
}

function StripSkeleton() {
  return (
    <section className="strip" aria-hidden="true">
      {FIGURES.map((id) => (
        <div key={id} className="figure skeleton">
          <span className="bone bone-short" />
          <span className="bone bone-tall" />
        </div>
      ))}
    </section>
  );
}
