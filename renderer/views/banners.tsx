// What the user has to know about the state of things, above the page: offline, not saved, a cache replaced.

import { useState } from 'react';
import { keyOf } from '../locales/words.ts';
import type { Freshness } from '../store/freshness.ts';
import { useSession, useStore, useValue, useWords, type Words } from './context.ts';
import { useFreshness } from './freshness-pill.tsx';
import { Icon, type IconName } from './icons.tsx';
import { useWaited } from './use-waited.ts';

const CATCHING_UP_MS = 1_000;

export function Banners() {
  const session = useSession();
  const { t, formats } = useWords();
  const now = useValue(session.clock);
  const fresh = useFreshness();
  const view = useStore(session.freshness, (state) => state.view);
  const [read, setRead] = useState(0);
  const recovered = view?.recovered ?? null;
  return (
    <div className="banners">
      <SourceBanner fresh={fresh} outbox={view?.outbox ?? 0} commands={view?.source.commands ?? false} />
      {view?.saved.state === 'memory' && (
        <Banner tone="warn" icon="warning" testId="banner-memory">
          <strong>{t('banner.memory.title', { time: formats.moment(view.saved.since, now) })}</strong>{' '}
          {t('banner.memory.text', { reason: savedReason(view.saved.reason, t) })}
        </Banner>
      )}
      {recovered !== null && recovered.at !== read && (
        <Banner tone="info" icon="info" testId="banner-recovered">
          <strong>{t('banner.recovered.title')}</strong>{' '}
          {t(recovered.lost ? 'banner.recovered.lost' : 'banner.recovered.whole', {
            n: recovered.events,
            file: recovered.aside,
          })}
          <button type="button" className="ghost" onClick={() => setRead(recovered.at)}>
            {t('action.understood')}
          </button>
        </Banner>
      )}
    </div>
  );
}

/** Why the disk does not take it. */
function savedReason(code: string, t: Words['t']): string {
  const key = keyOf('banner.memory', code);
  return key === null ? code : t(key);
}

interface SourceBannerProps {
  readonly fresh: Freshness;
  readonly outbox: number;
  /** Whether the source ever carries out a change of status. */
  readonly commands: boolean;
}

function SourceBanner({ fresh, outbox, commands }: SourceBannerProps) {
  const { t, formats, reason } = useWords();
  const now = useValue(useSession().clock);
  if (fresh.state === 'lost') {
    return (
      <Banner tone="warn" icon="warning" testId="banner-lost">
        <strong>{t('banner.lost.title')}</strong> {t('banner.lost.text', { time: formats.moment(fresh.asOf, now) })}
      </Banner>
    );
  }
  if (fresh.state === 'catching_up') return <CatchingUp share={fresh.share} done={fresh.done} />;
  if (fresh.state !== 'offline') return null;
  if (fresh.reason === 'no_source') {
    return (
      <Banner tone="info" icon="info" testId="banner-no-source">
        <strong>{t('banner.no_source.title', { time: formats.moment(fresh.asOf, now) })}</strong>{' '}
        {t('banner.no_source.text')}
      </Banner>
    );
  }
  const sourceKey = keyOf('source', fresh.reason);
  return (
    <Banner tone="warn" icon="warning" testId="banner-offline">
      <strong>{t('banner.offline.title', { time: formats.moment(fresh.asOf, now) })}</strong> {t('banner.offline.text')}
      {commands && ` ${t('banner.offline.commands')}`}
      {outbox > 0 && ` ${t('banner.offline.outbox', { n: outbox })}`}
      <span className="banner-reason">{sourceKey === null ? reason(fresh.reason) : t(sourceKey)}</span>
    </Banner>
  );
}

/** Told only once it has lasted: a short gap closes before anybody has read of it. */
function CatchingUp({ share, done }: { readonly share: number | null; readonly done: number }) {
  const { t } = useWords();
  if (!useWaited(CATCHING_UP_MS)) return null;
  return (
    <Banner tone="info" icon="clock" testId="banner-catching-up">
      <strong>{t('banner.catching_up.title')}</strong> {t('banner.catching_up.text')}
      {share === null && ` ${t('starting.events', { n: done })}`}
      <progress value={share ?? undefined} max={1} aria-label={t('banner.catching_up.title')} />
    </Banner>
  );
}

interface BannerProps {
  readonly tone: 'warn' | 'info';
  readonly icon: IconName;
  readonly testId: string;
  readonly children: React.ReactNode;
}

function Banner({ tone, icon, testId, children }: BannerProps) {
  return (
    <div className={`banner banner-${tone}`} role="status" data-testid={testId}>
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
}
