// A name that opens its conversation's whole story beside the page. In a table the arrows reach it, by Enter on the row.

import type { ReactNode } from 'react';
import { formatHash } from '../../store/route.ts';
import { useSession, useValue, useWords } from '../context.ts';

export interface StoryLinkProps {
  readonly conversation: string;
  /** Whether the Tab key stops here; not in a table that is walked with arrows. */
  readonly stop?: boolean;
  readonly children: ReactNode;
}

export function StoryLink({ conversation, stop = false, children }: StoryLinkProps) {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  return (
    <a
      className="row-link"
      href={formatHash({ ...route, conversation })}
      tabIndex={stop ? undefined : -1}
      title={t('day.live.open')}
      data-testid={`story-${conversation}`}
    >
      {children}
    </a>
  );
}
