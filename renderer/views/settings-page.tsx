// What each user chooses for this screen: theme and language.

import type { Key } from '../locales/catalogue.ts';
import { LOCALES, THEMES } from '../store/preferences.ts';
import { useSession, useValue, useWords } from './context.ts';
import { HoursForm } from './hours/hours-form.tsx';
import { Icon } from './icons.tsx';
import { TopBar } from './top-bar.tsx';

/** Each language by its own name. */
const LANGUAGE_NAMES: Readonly<Record<string, string>> = { en: 'English', tr: 'Türkçe', de: 'Deutsch' };

export function SettingsPage() {
  const session = useSession();
  const { t } = useWords();
  const settings = useValue(session.settings);
  const hello = useValue(session.hello);
  return (
    <>
      <TopBar title={t('page.settings')} />
      <main className="page narrow" data-testid="page-settings">
        <section className="card">
          <Choices
            legend={t('settings.theme')}
            hint={t('settings.theme.hint')}
            name="theme"
            options={THEMES.map((theme) => ({ id: theme, label: t(`settings.theme.${theme}` satisfies Key) }))}
            chosen={settings.theme}
            onChoose={(id) => session.choose({ theme: THEMES.find((theme) => theme === id) ?? 'auto' })}
          />
          <Choices
            legend={t('settings.language')}
            hint={t('settings.language.hint')}
            name="language"
            options={[
              { id: 'auto', label: t('settings.language.auto') },
              ...LOCALES.map((locale) => ({ id: locale, label: LANGUAGE_NAMES[locale] ?? locale })),
            ]}
            chosen={settings.locale}
            onChoose={(id) => session.choose({ locale: LOCALES.find((locale) => locale === id) ?? 'auto' })}
          />
        </section>
        <HoursForm />
        <section className="card">
          <h2>{t('settings.hands')}</h2>
          <p className="hint">{t('settings.hands.hint')}</p>
          <button type="button" className="button" onClick={() => session.open({ kind: 'shortcuts' })}>
            <Icon name="keyboard" />
            {t('settings.shortcuts')}
            <kbd>?</kbd>
          </button>
        </section>
        {hello !== null && (
          <p className="hint">
            {t('settings.about', { version: hello.version, actor: hello.actor, zone: hello.tz })}
            {hello.demo && ` ${t('settings.demo')}`}
          </p>
        )}
      </main>
    </>
  );
}

interface ChoicesProps {
  readonly legend: string;
  readonly hint: string;
  readonly name: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function Choices({ legend, hint, name, options, chosen, onChoose }: ChoicesProps) {
  return (
    <fieldset className="setting">
      <legend>{legend}</legend>
      <p className="hint">{hint}</p>
      <div className="segments">
        {options.map(({ id, label }) => (
          <label key={id} className={chosen === id ? 'segment chosen' : 'segment'}>
            <input
              type="radio"
              className="sr"
              name={name}
              checked={chosen === id}
              data-testid={`${name}-${id}`}
              onChange={() => onChoose(id)}
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
