// The host's own two pages, without script: the one for a browser that has no access, and the step behind a used link.
// Their one style is named by its hash, so the policy stays strict.
import { createHash } from 'node:crypto';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:34rem;padding:0 1.5rem;color:#1c2430;background:#f6f7f9}' +
  'h1{font-size:1.4rem}@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#12161c}}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
export const HOST_PAGE_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

interface Words {
  readonly title: string;
  readonly what: string;
  readonly now: string;
}

const REFUSED: Readonly<Record<'en' | 'tr' | 'de', Words>> = {
  en: {
    title: 'This browser needs an access link',
    what: 'Kokpit shows people and their work, so it opens only through a link, and each link works once.',
    now: 'A new link has been printed in the terminal where Kokpit runs. Open it in this browser. Pressing Enter there prints another.',
  },
  tr: {
    title: 'Bu tarayıcının bir erişim bağlantısına ihtiyacı var',
    what: 'Kokpit insanları ve işlerini gösterir; bu yüzden yalnızca bir bağlantıyla açılır ve her bağlantı bir kez geçerlidir.',
    now: 'Kokpit’in çalıştığı terminale yeni bir bağlantı yazıldı. Onu bu tarayıcıda açın. Orada Enter’a basmak bir bağlantı daha yazar.',
  },
  de: {
    title: 'Dieser Browser braucht einen Zugangslink',
    what: 'Kokpit zeigt Menschen und ihre Arbeit; darum öffnet es sich nur über einen Link, und jeder Link gilt einmal.',
    now: 'Im Terminal, in dem Kokpit läuft, steht ein neuer Link. Öffnen Sie ihn in diesem Browser. Die Eingabetaste dort gibt einen weiteren aus.',
  },
};

/** @param acceptLanguage the request's header: the first language of ours in it is used, else English. */
export function refusedPage(acceptLanguage: string | undefined): string {
  const language = languageOf(acceptLanguage);
  const words = REFUSED[language];
  return page(language, words.title, '', `<h1>${words.title}</h1><p>${words.what}</p><p>${words.now}</p>`);
}

/**
 * Leads on to the console. A page and not a redirect: after a link in a chat or a mail, a redirect still counts as
 * coming from there, and the browser would keep the SameSite=Strict cookie back.
 */
export function welcomePage(): string {
  return page('en', 'Kokpit', '<meta http-equiv="refresh" content="0;url=/">', '<p><a href="/">Kokpit</a></p>');
}

function page(language: string, title: string, head: string, body: string): string {
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>${head}<style>${STYLE}</style></head><body>${body}</body></html>\n`;
}

function languageOf(acceptLanguage: string | undefined): keyof typeof REFUSED {
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',')) {
    const language = part.trim().slice(0, 2);
    if (language === 'en' || language === 'tr' || language === 'de') return language;
  }
  return 'en';
}
