// The host shell as a program: reads its flags, says on the terminal what happens, and ends cleanly. Used by host.js
// and by `kokpit serve`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { rendererFolder } from '../core/assets.ts';
import { CoreFailure, type CoreProgress } from '../core/core-handle.ts';
import { prepareDb } from '../core/data-folder.ts';
import { type Launch, readLaunch, usage } from '../core/launch.ts';
import type { Words } from '../words/words.ts';
import { openBrowser } from './browser.ts';
import { type Host, startHost } from './host.ts';

/** A refused visit prints a new link, but no faster than this: somebody who reloads does not flood the terminal. */
const LINK_EVERY_MS = 10_000;
const INTERRUPTED = 130;

/**
 * Runs the host until a signal ends it.
 * @param program how the user called it, for the usage
 * @param words of the terminal
 * @returns the exit code: 0 ended by a signal, 1 could not start, 2 wrong usage
 */
export async function serve(program: string, args: readonly string[], words: Words): Promise<number> {
  const launching = readLaunch(args, 'host');
  if (launching.kind === 'help') {
    process.stdout.write(usage(program, 'host', words));
    return 0;
  }
  if (launching.kind === 'wrong') {
    process.stderr.write(`${words.say(launching.said)}\n\n${usage(program, 'host', words)}`);
    return 2;
  }
  if (launching.kind === 'failed') return fail(words.say(launching.said));
  const denied = prepareDb(launching.launch.config.db);
  if (denied !== null) return fail(words.say(denied));
  const folder = rendererFolder();
  if (!existsSync(join(folder, 'index.html'))) return fail(words.t('host.not_built', { folder }));
  return run(launching.launch, folder, words);
}

async function run(launch: Launch, folder: string, words: Words): Promise<number> {
  const { t } = words;
  const ended = endOfRun();
  let host: Host;
  let refusedAt = Number.NEGATIVE_INFINITY;
  const sayLink = () => {
    process.stdout.write(`${t('host.link', { link: host.newLink() })}\n`);
  };
  try {
    host = await startHost({
      config: launch.config,
      port: launch.port,
      folder,
      events: {
        onProgress: (progress) => sayProgress(progress, words),
        onCrash: (message, retryMs) => say(t('host.core_again', { ms: String(retryMs), message })),
      },
      onRefused: () => {
        const now = performance.now();
        if (now - refusedAt < LINK_EVERY_MS) return;
        refusedAt = now;
        sayLink();
      },
    });
  } catch (error) {
    return fail(t('host.no_port', { why: words.of(error) }));
  }
  if (launch.port !== 0 && host.port !== launch.port) {
    say(t('host.port_in_use', { wanted: String(launch.port), port: String(host.port) }));
  }
  const early = await Promise.race([host.ready.catch((error: unknown) => error), ended]);
  if (early === undefined) {
    process.stdout.write(`${t('host.live', { url: host.url })}\n`);
    sayLink();
    sayWhereTo(launch.config.source, words);
    say(t('host.how'));
    if (launch.open) openBrowser(host.newLink());
    const enter = watchEnter(sayLink);
    await ended;
    enter.close();
  }
  await host.stop();
  return early instanceof Error ? fail(failureWords(early, words)) : 0;
}

/** Where events are posted to, and what must be shown there. */
function sayWhereTo(source: Launch['config']['source'], { t }: Words): void {
  if (source?.kind !== 'http') return;
  const url = `http://127.0.0.1:${source.port}/events`;
  process.stdout.write(
    `${source.token === null ? t('host.events', { url, file: source.tokenFile }) : t('host.events_env', { url })}\n`,
  );
}

/** Resolves at the first signal; a second one ends the process at once. */
function endOfRun(): Promise<'ended'> {
  return new Promise((resolve) => {
    let asked = false;
    const end = () => {
      if (asked) process.exit(INTERRUPTED);
      asked = true;
      resolve('ended');
    };
    process.on('SIGINT', end);
    process.on('SIGTERM', end);
  });
}

function watchEnter(onEnter: () => void): { close(): void } {
  if (!process.stdin.isTTY) return { close: () => undefined };
  const lines = createInterface({ input: process.stdin });
  lines.on('line', onEnter);
  return lines;
}

/** The core's own words name the file and what to do; only a core that fell over has none for the user. */
function failureWords(error: Error, words: Words): string {
  const crashed = error instanceof CoreFailure && error.code === 'crashed';
  return crashed ? words.t('host.core_failed', { message: error.message }) : words.of(error);
}

function sayProgress({ what, done, total }: CoreProgress, { t }: Words): void {
  const share = total > 0 ? Math.floor((100 * done) / total) : 0;
  const line = t(`host.${what}`, { share: String(share) });
  if (process.stderr.isTTY) process.stderr.write(`\r${line}${done >= total ? '\n' : ''}`);
  else if (done === 0 || done >= total) say(line);
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

function fail(message: string): number {
  say(message);
  return 1;
}
