// A name with the letters that the search found marked.

import { createSearch } from '../../../shared/text/fold.ts';
import { useSession, useStore, useWords } from '../context.ts';

export function FoundName({ name }: { readonly name: string }) {
  const session = useSession();
  const { formats } = useWords();
  const query = useStore(session.navigation.state, (route) => route.query);
  const hit = createSearch(query, formats.locale).find(name);
  if (hit === null) return <span className="name">{name}</span>;
  return (
    <span className="name">
      {name.slice(0, hit.start)}
      <mark>{name.slice(hit.start, hit.end)}</mark>
      {name.slice(hit.end)}
    </span>
  );
}
