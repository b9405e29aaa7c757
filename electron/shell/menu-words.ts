// The menu's words. Roles have English labels only, so every item names its own.

export interface MenuWords {
  readonly file: string;
  readonly close: string;
  readonly quit: string;
  readonly edit: string;
  readonly undo: string;
  readonly redo: string;
  readonly cut: string;
  readonly copy: string;
  readonly paste: string;
  readonly selectAll: string;
  readonly view: string;
  readonly reload: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly resetZoom: string;
  readonly fullScreen: string;
  readonly devTools: string;
  readonly window: string;
  readonly minimize: string;
}

const WORDS: Readonly<Record<'en' | 'tr' | 'de', MenuWords>> = {
  en: {
    file: 'File',
    close: 'Close window',
    quit: 'Quit Kokpit',
    edit: 'Edit',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select all',
    view: 'View',
    reload: 'Reload',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    resetZoom: 'Actual size',
    fullScreen: 'Full screen',
    devTools: 'Developer tools',
    window: 'Window',
    minimize: 'Minimise',
  },
  tr: {
    file: 'Dosya',
    close: 'Pencereyi kapat',
    quit: 'Kokpit’ten çık',
    edit: 'Düzen',
    undo: 'Geri al',
    redo: 'Yinele',
    cut: 'Kes',
    copy: 'Kopyala',
    paste: 'Yapıştır',
    selectAll: 'Tümünü seç',
    view: 'Görünüm',
    reload: 'Yeniden yükle',
    zoomIn: 'Büyüt',
    zoomOut: 'Küçült',
    resetZoom: 'Gerçek boyut',
    fullScreen: 'Tam ekran',
    devTools: 'Geliştirici araçları',
    window: 'Pencere',
    minimize: 'Simge durumuna küçült',
  },
  de: {
    file: 'Datei',
    close: 'Fenster schließen',
    quit: 'Kokpit beenden',
    edit: 'Bearbeiten',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    view: 'Ansicht',
    reload: 'Neu laden',
    zoomIn: 'Größer',
    zoomOut: 'Kleiner',
    resetZoom: 'Originalgröße',
    fullScreen: 'Vollbild',
    devTools: 'Entwicklerwerkzeuge',
    window: 'Fenster',
    minimize: 'Minimieren',
  },
};

/** @param locale as `app.getLocale()` gives it, such as `de-AT`. */
export function menuWords(locale: string): MenuWords {
  const language = locale.slice(0, 2);
  return language === 'tr' || language === 'de' ? WORDS[language] : WORDS.en;
}
