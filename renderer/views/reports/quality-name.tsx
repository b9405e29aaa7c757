// Whose row of quality it is: a group that folds its agents, or an agent whose day is one click away.

import { agentPage, formatHash } from '../../store/route.ts';
import { useSession, useValue, useWords } from '../context.ts';
import { Icon } from '../icons.tsx';
import { FoundName } from './found-name.tsx';
import { nameOf, type QualityLine } from './quality-line.ts';

export function QualityName({ row }: { readonly row: QualityLine }) {
  const words = useWords();
  const { t } = words;
  const name = nameOf(row, words);
  const shown = row.key === null ? <em>{name}</em> : <FoundName name={name} />;
  if (row.fold !== undefined) {
    const { open, flip } = row.fold;
    return (
      <button
        type="button"
        className={open ? 'quality-group open' : 'quality-group'}
        tabIndex={-1}
        aria-expanded={open}
        title={t(open ? 'quality.fold' : 'quality.unfold', { name })}
        data-testid={`fold-${row.key ?? ''}`}
        onClick={flip}
      >
        <Icon name="chevron" />
        {shown}
      </button>
    );
  }
  if (row.of === 'group' || row.key === null) return shown;
  return (
    <span className={row.under ? 'quality-member' : undefined}>
      <AgentLink agent={row.key} name={name}>
        {shown}
      </AgentLink>
    </span>
  );
}

interface AgentLinkProps {
  readonly agent: string;
  readonly name: string;
  readonly children: React.ReactNode;
}

function AgentLink({ agent, name, children }: AgentLinkProps) {
  const session = useSession();
  const { t } = useWords();
  const route = useValue(session.navigation.state);
  return (
    <a
      className="row-link"
      href={formatHash({ ...route, ...agentPage(agent, null), explain: null, conversation: null })}
      tabIndex={-1}
      title={t('quality.open_agent', { name })}
    >
      {children}
    </a>
  );
}
