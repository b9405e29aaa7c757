// What makes a look back unmistakable: a band over everything with a picture, the word, the moment and "not live"; how
// late it is in truth, and the way back. The frame around the console is drawn by the stylesheet (rewind.css).

import { useEffect } from 'react';
import { useSession, useStore, useWords } from './context.ts';
import { Icon } from './icons.tsx';

const TITLE = 'Kokpit';

/** Whether the figures are of a past moment: nobody's status can be changed from there. */
export function usePast(): boolean {
  return useStore(useSession().rewind.state, (state) => state.on);
}

/** The moment shown, in words, to the second. */
export function useMomentWords(): string {
  const session = useSession();
  const { t, formats } = useWords();
  const second = useStore(session.rewind.state, (state) => Math.floor(state.at / 1000));
  const at = second * 1000;
  const day = useStore(session.clock, (now) => formats.day(at, now));
  return t('rewind.title', { time: formats.timeSeconds(at), day });
}

export function RewindBand() {
  const session = useSession();
  const { t, formats } = useWords();
  const moment = useMomentWords();
  const minute = useStore(session.clock, (now) => Math.floor(now / 60_000));
  const title = `${t('rewind.word')} · ${moment} – ${t('rewind.not_live')}`;
  useEffect(() => {
    document.title = `${title} · ${TITLE}`;
    return () => {
      document.title = TITLE;
    };
  }, [title]);
  return (
    <section className="rewind-band" aria-label={t('rewind.word')} data-testid="rewind-band">
      <p className="sr" role="status">
        {t('rewind.entered')}
      </p>
      <Icon name="rewind" />
      <strong className="num">{`${t('rewind.word')} · ${moment}`}</strong>
      <span className="rewind-not-live">{t('rewind.not_live')}</span>
      <span className="rewind-gap" />
      <span className="num" data-testid="rewind-live-now">
        {t('rewind.live_now', { time: formats.time(minute * 60_000) })}
      </span>
      <button
        type="button"
        className="rewind-back"
        data-testid="rewind-live"
        aria-keyshortcuts="L"
        onClick={() => session.rewind.live()}
      >
        {t('rewind.back')}
        <kbd>L</kbd>
      </button>
    </section>
  );
}

/** The way in, in the cockpit's top bar. */
export function RewindButton() {
  const session = useSession();
  const { t } = useWords();
  return (
    <button
      type="button"
      className="button rewind-enter"
      title={t('rewind.enter.hint')}
      aria-keyshortcuts="R"
      data-testid="rewind-enter"
      onClick={() => session.rewind.enter()}
    >
      <Icon name="rewind" />
      <span>{t('rewind.enter')}</span>
      <kbd>R</kbd>
    </button>
  );
}
