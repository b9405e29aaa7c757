// One small picture for each kind of conversation, the same wherever the kind is named.

import type { ReactNode } from 'react';

export type ConversationKind = 'call' | 'video' | 'chat' | 'email';

const LINES: Readonly<Record<ConversationKind, ReactNode>> = {
  call: (
    <path d="M4.2 2.5 6 2.8l.9 2.7-1.300 1.100a8 8 0 0 0 3.800 3.800l1.100-1.300 2.700.900.300 1.800a1.600 1.600 0 0 1-1.700 1.700C6.900 13.300 2.700 9.100 2.500 4.200A1.600 1.600 0 0 1 4.200 2.500Z" />
  ),
  video: <path d="M1.500 4.500h8.500v7H1.500zM10 7.200l4.500-2.200v6L10 8.800" />,
  chat: <path d="M2 3.500h12v7.500H7l-3 2.500V11H2zM5 6.200h6M5 8.500h4" />,
  email: <path d="M1.500 3.500h13v9h-13zM1.500 4l6.500 5 6.500-5" />,
};

export function KindIcon({ kind }: { readonly kind: ConversationKind }) {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {LINES[kind]}
    </svg>
  );
}
