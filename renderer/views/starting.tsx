// Before the first figures: nothing for 150 ms, then the page's own shape, after a second what is being waited for.

import { useSession, useStore, useWords } from './context.ts';
import { useFreshness } from './freshness-pill.tsx';
import { SkeletonRows } from './skeleton-rows.tsx';
import { useWaited } from './use-waited.ts';

const SKELETON_MS = 150;
const PROGRESS_MS = 1_000;
const UNREACHED_MS = 8_000;
const SKELETON_ROWS = 14;

export function Starting() {
  const skeleton = useWaited(SKELETON_MS);
  const progress = useWaited(PROGRESS_MS);
  if (!skeleton) return null;
  return (
    <div className="starting" data-testid="starting">
      <div className="strip" aria-hidden="true">
        {['a', 'b', 'c', 'd', 'e', 'f'].map((id) => (
          <div key={id} className="figure">
            <span className="bone bone-short" />
            <span className="bone bone-tall" />
          </div>
        ))}
      </div>
      <div className="skeleton-rows" aria-hidden="true">
        <SkeletonRows rows={SKELETON_ROWS} />
      </div>
      {progress && <Progress />}
    </div>
  );
}

function Progress() {
  const session = useSession();
  const { t, formats } = useWords();
  const fresh = useFreshness();
  const link = useStore(session.freshness, (state) => state.link.state);
  const unreached = useWaited(UNREACHED_MS);
  const share = fresh.state === 'catching_up' ? fresh.share : null;
  const title =
    fresh.state === 'catching_up'
      ? t('starting.history')
      : t(link === 'open' ? 'starting.figures' : 'starting.connect');
  return (
    <div className="progress" role="status" data-testid="progress">
      <strong>{title}</strong>
      {fresh.state === 'catching_up' && (
        <span className="num">
          {share === null ? t('starting.events', { n: fresh.done }) : `${formats.percent(share)} %`}
        </span>
      )}
      <progress value={share ?? undefined} max={1} aria-label={title} />
      {link !== 'open' && unreached && <p className="hint">{t('starting.unreached')}</p>}
    </div>
  );
}
