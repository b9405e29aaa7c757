// What the launchers say to a person, in the language of the terminal. They run before anything is installed or built, so
// their words are here; the program's own are in electron/words, which chooses the language by the same rule. The tools of
// development (check, test, dev, screenshots) speak English.

const en = {
  'install.begins': 'Installing packages (once, about a minute) ...',
  'install.failed':
    'Installing failed at "npm {command}". Check the network and npm\'s registry setting, then run the same command again.',
  'install.missing':
    'Installing ended, but packages of package-lock.json are still missing. Remove node_modules and try again.',
  'build.begins': 'Building ...',
  'build.locked': 'Another build has been running for too long. If there is none, remove {lock}.',
  'build.failed': 'The build failed; what was built before is still in place.',
  'build.no_host': 'The build holds no host shell ({host}).',
  'node.old': 'Kokpit needs Node {wanted}; this is {version}. Run "npm ci" in {folder}: it brings one along.',
  'run.failed': 'Cannot start {command}: {why}',
  'electron.fetch': 'Fetching Electron (once, about 110 MB) ...',
  'electron.refused': 'The desktop shell cannot be opened: {why}.',
  'electron.browser': 'Kokpit opens in a browser, not as a desktop window: {why}.',
  'electron.broke': 'Electron could not open one; its own words are above',
  'electron.no_display': 'there is no display here',
  'electron.root': 'Electron does not run as root',
  'electron.lately': 'its binary could not be fetched (--electron tries again)',
  'electron.unreachable': 'its download page cannot be reached from here',
  'electron.not_fetched': 'its binary could not be fetched',
  'usage.own': 'Of npm start itself:',
  'usage.electron': 'the desktop window, or a word why not',
  'usage.host': 'the browser, also where Electron runs',
  'usage.no_open': 'open no browser window, only print the address',
};

/** @typedef {keyof typeof en} Key */
/** @typedef {Readonly<Record<Key, string>>} Catalogue */

/** @type {Catalogue} */
const tr = {
  'install.begins': 'Paketler kuruluyor (bir kez, yaklaşık bir dakika) ...',
  'install.failed':
    'Kurulum “npm {command}” adımında başarısız oldu. Ağı ve npm kayıt deposu ayarını denetleyin, sonra aynı komutu yeniden çalıştırın.',
  'install.missing':
    'Kurulum bitti ama package-lock.json içindeki bazı paketler hâlâ eksik. node_modules klasörünü silip yeniden deneyin.',
  'build.begins': 'Derleniyor ...',
  'build.locked': 'Başka bir derleme çok uzun süredir sürüyor. Öyle bir şey yoksa {lock} klasörünü silin.',
  'build.failed': 'Derleme başarısız oldu; önceki derleme yerinde duruyor.',
  'build.no_host': 'Derlemede tarayıcı kabuğu yok ({host}).',
  'node.old': 'Kokpit için Node {wanted} gerekir; bu {version}. {folder} içinde “npm ci” çalıştırın: birini getirir.',
  'run.failed': '{command} başlatılamıyor: {why}',
  'electron.fetch': 'Electron indiriliyor (bir kez, yaklaşık 110 MB) ...',
  'electron.refused': 'Masaüstü penceresi açılamıyor: {why}.',
  'electron.browser': 'Kokpit masaüstü penceresi yerine tarayıcıda açılıyor: {why}.',
  'electron.broke': 'Electron pencere açamadı; kendi sözleri yukarıda',
  'electron.no_display': 'burada ekran yok',
  'electron.root': 'Electron root olarak çalışmaz',
  'electron.lately': 'programı indirilemedi (--electron yeniden dener)',
  'electron.unreachable': 'indirme sayfasına buradan ulaşılamıyor',
  'electron.not_fetched': 'programı indirilemedi',
  'usage.own': 'npm start komutunun kendi seçenekleri:',
  'usage.electron': 'masaüstü penceresi ya da neden olmadığı',
  'usage.host': 'Electron çalışsa da tarayıcı',
  'usage.no_open': 'tarayıcı açmaz, yalnızca adresi yazar',
};

/** @type {Catalogue} */
const de = {
  'install.begins': 'Pakete werden installiert (einmal, etwa eine Minute) ...',
  'install.failed':
    'Die Installation ist bei „npm {command}“ misslungen. Prüfen Sie das Netz und die Registry-Einstellung von npm, und rufen Sie denselben Befehl noch einmal auf.',
  'install.missing':
    'Die Installation ist beendet, doch Pakete aus package-lock.json fehlen noch. Entfernen Sie node_modules, und versuchen Sie es noch einmal.',
  'build.begins': 'Wird gebaut ...',
  'build.locked': 'Ein anderer Bau läuft schon zu lange. Gibt es keinen, entfernen Sie {lock}.',
  'build.failed': 'Der Bau ist misslungen; was zuvor gebaut wurde, ist noch da.',
  'build.no_host': 'Der Bau enthält keine Hülle für den Browser ({host}).',
  'node.old': 'Kokpit braucht Node {wanted}; dies ist {version}. „npm ci“ in {folder} bringt eines mit.',
  'run.failed': '{command} lässt sich nicht starten: {why}',
  'electron.fetch': 'Electron wird geholt (einmal, etwa 110 MB) ...',
  'electron.refused': 'Das eigene Fenster lässt sich nicht öffnen: {why}.',
  'electron.browser': 'Kokpit öffnet sich im Browser statt als eigenes Fenster: {why}.',
  'electron.broke': 'Electron konnte keines öffnen; seine eigenen Worte stehen oben',
  'electron.no_display': 'hier gibt es keinen Bildschirm',
  'electron.root': 'Electron läuft nicht als root',
  'electron.lately': 'das Programm ließ sich nicht holen (--electron versucht es wieder)',
  'electron.unreachable': 'seine Seite zum Herunterladen ist von hier nicht erreichbar',
  'electron.not_fetched': 'das Programm ließ sich nicht holen',
  'usage.own': 'Von npm start selbst:',
  'usage.electron': 'das eigene Fenster, oder warum es nicht geht',
  'usage.host': 'der Browser, auch wo Electron läuft',
  'usage.no_open': 'keinen Browser öffnen, nur die Adresse ausgeben',
};

export const LAUNCHER_WORDS = Object.freeze({ en, tr, de });

/**
 * LC_ALL, else LC_MESSAGES, else LANG, the first that is set; `system` where none is. English for what we have no words in.
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {string | null} system
 * @returns {keyof typeof LAUNCHER_WORDS}
 */
export function launcherLanguage(env, system) {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '') ?? system;
  const name = /^[a-z]+/i.exec(locale ?? '')?.[0].toLowerCase();
  return name === 'tr' || name === 'de' ? name : 'en';
}

const system = process.platform === 'win32' ? Intl.DateTimeFormat().resolvedOptions().locale : null;
const words = LAUNCHER_WORDS[launcherLanguage(process.env, system)];

/**
 * @param {Key} key
 * @param {Readonly<Record<string, string | number>>} [values]
 */
export function t(key, values = {}) {
  return words[key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}
