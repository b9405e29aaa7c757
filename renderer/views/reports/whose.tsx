// Whose conversations count, as one choice: all, some groups, or those present.

import { useState } from 'react';
import { useSession, useValue, useWords } from '../context.ts';
import { FilterMenu } from '../filter-menu.tsx';
import { Segments } from './segments.tsx';

export function Whose() {
  const session = useSession();
  const { t, formats } = useWords();
  const route = useValue(session.navigation.state);
  const directory = useValue(session.floor.directory);
  const [choosing, setChoosing] = useState(false);
  const groups = [...(directory?.groups ?? [])].sort((a, b) => formats.compare(a.name, b.name));
  const some = route.group.length > 0 || choosing;
  const chosen = route.report.who === 'present' ? 'present' : some ? 'some' : 'all';
  const choose = (whose: typeof chosen): void => {
    setChoosing(whose === 'some');
    const who = whose === 'present' ? 'present' : 'all';
    session.navigation.go({ group: whose === 'some' ? route.group : [], report: { ...route.report, who } });
  };
  return (
    <div className="whose">
      <Segments
        id="who"
        label={t('day.who')}
        options={[
          { id: 'all', label: t('filter.group.all') },
          { id: 'some', label: t('day.who.some') },
          { id: 'present', label: t('day.who.present'), hint: t('day.who.present.hint') },
        ]}
        chosen={chosen}
        onChoose={choose}
      />
      {chosen !== 'all' && (chosen === 'some' || route.group.length > 0) && (
        <FilterMenu
          id="group"
          label={t('filter.group')}
          all={t('filter.group.choose')}
          options={groups}
          chosen={route.group}
          onChange={(group) => session.navigation.go({ group })}
        />
      )}
    </div>
  );
}
