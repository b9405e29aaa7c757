// Before the first picture of the past: what is being read, or why it cannot be.

import { useSession, useStore, useWords } from './context.ts';
import { refusalWords } from './refusal-words.ts';
import { Reading } from './rewind-bar.tsx';

export function RewindStarting() {
  const { rewind } = useSession();
  const words = useWords();
  const { t, reason } = words;
  const failed = useStore(rewind.state, (state) => state.failed);
  if (failed === null) {
    return (
      <div className="nothing" data-testid="rewind-starting">
        <Reading />
      </div>
    );
  }
  const { why } = failed.params;
  const message = why === undefined ? refusalWords(failed, ['error'], words) : reason(String(why));
  return (
    <div className="nothing" role="alert" data-testid="rewind-failed">
      <h2>{t('rewind.failed', { message })}</h2>
      <button type="button" className="button" onClick={() => rewind.moveTo(rewind.state.getState().at)}>
        {t('rewind.again')}
      </button>
      <button type="button" className="button" onClick={() => rewind.live()}>
        {t('rewind.back')}
      </button>
    </div>
  );
}
