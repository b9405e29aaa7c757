// A conversation's id where there may be too little room for it: ids of one source begin alike and differ at their end, so
// it is the beginning that is cut.

/** Characters at the end that are always shown. */
const KEPT_AT_END = 8;

export interface ConversationIdProps {
  readonly id: string;
  /** Only its end, beside words that say more. */
  readonly short?: boolean;
}

export function ConversationId({ id, short = false }: ConversationIdProps) {
  const cut = Math.max(0, id.length - KEPT_AT_END);
  return (
    <span className="conversation-id" title={id}>
      <span>{short && cut > 0 ? '…' : id.slice(0, cut)}</span>
      <span>{id.slice(cut)}</span>
    </span>
  );
}
