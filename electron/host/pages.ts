// The host's own two pages, without script: the one for a browser that has no access, and the step behind a used link.
// Their one style is named by its hash, so the policy stays strict.
import { createHash } from 'node:crypto';
import { LANGUAGES } from '../../shared/words/message.ts';
import { createWords, type Words } from '../words/words.ts';

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;margin:20vh auto;max-width:34rem;padding:0 1.5rem;color:#1c2430;background:#f6f7f9}' +
  'h1{font-size:1.4rem}@media(prefers-color-scheme:dark){body{color:#e6e9ee;background:#12161c}}';

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');
export const HOST_PAGE_CSP = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

export function refusedPage({ language, t }: Words): string {
  const title = t('web.refused.title');
  const body = `<h1>${title}</h1><p>${t('web.refused.what')}</p><p>${t('web.refused.now')}</p>`;
  return page(language, title, '', body);
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

const WORDS = LANGUAGES.map((language) => createWords(language));

/** @param acceptLanguage the request's header: the first language of ours in it is used, else English. */
export function browserWords(acceptLanguage: string | undefined): Words {
  const wanted = (acceptLanguage ?? '').toLowerCase().split(',');
  const found = wanted.flatMap((part) => WORDS.filter(({ language }) => part.trim().slice(0, 2) === language));
  return found[0] ?? (WORDS[0] as Words);
}
