// English words of the shells on the terminal: how the console is started and reached. The list of keys for the others.

export const enHost = {
  'host.live': 'Kokpit is live at {url}',
  'host.link': 'One-time link: {link}',
  'host.how': 'The link opens the console in one browser, once. Enter prints a new link; Ctrl+C ends Kokpit.',
  'host.not_built': 'The console is not built ({folder}): run "npm run build".',
  'host.port_in_use': 'Port {wanted} is in use; using {port}.',
  'host.no_port': 'No port could be opened on 127.0.0.1: {why}',
  'host.core_again': 'The core failed and starts again in {ms} ms: {message}',
  'host.core_failed': 'The core could not be started: {message}',
  'host.history': "Making the demo floor's history: {share} %",
  'host.recovery': 'Saving what is intact of a damaged cache: {share} %',
  'shell.open_already': 'Kokpit is open already; its window comes to the front.',
  'shell.given_up':
    "The console's page ended again and again ({reason}). What was recorded is safe: start Kokpit again.",

  'start.usage': 'Usage: {program} [--demo | --file PATH] [flags]',
  'start.demo': 'the demo floor (default, unless the cache holds a real one)',
  'start.agents': 'agents of the demo floor, 1 to {most} (default {count})',
  'start.seed': 'which demo floor (default {seed})',
  'start.speed': 'how fast the demo floor runs (default 1: real time)',
  'start.file': 'a file of events (NDJSON, also growing) instead of the demo floor',
  'start.db': "the cache (default: in the user's data folder)",
  'start.tz': "whose days (IANA name; default: this computer's zone)",
  'start.port': 'loopback port (default {port}; the next free one where it is in use)',
  'start.open': 'open the browser where there is one',
  'start.help': 'these words',
  'start.value.path': 'PATH',
  'start.value.file': 'FILE',
  'start.value.zone': 'ZONE',

  'web.refused.title': 'This browser needs an access link',
  'web.refused.what': 'Kokpit shows people and their work, so it opens only through a link, and each link works once.',
  'web.refused.now':
    'A new link has been printed in the terminal where Kokpit runs. Open it in this browser. Pressing Enter there prints another.',
  'web.not_here': 'This address is not served here.',
  'web.method': 'Only GET and HEAD, here.',
  'web.no_address': 'This is not an address.',
  'web.ahead': 'A link is not opened ahead of time.',
  'web.nothing': 'There is nothing at this address.',
} as const;
