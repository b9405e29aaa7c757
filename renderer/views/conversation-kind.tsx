// The picture of a conversation's kind; tickets, which no live page has, have one too.

import { Icon } from './icons.tsx';
import { KindIcon } from './reports/kind-icon.tsx';

export function ConversationKindIcon({ kind }: { readonly kind: string }) {
  const live = (['call', 'video', 'chat', 'email'] as const).find((known) => known === kind);
  return (
    <span className={`kind kind-${kind}`}>
      {live === undefined ? <Icon name="ticket" /> : <KindIcon kind={live} />}
    </span>
  );
}
