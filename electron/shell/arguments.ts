// The program's own arguments out of a command line that also carries Chromium's and Node's switches. Pure.

/** Switches of the engine that people and desktops put on the command line; ours never have these names. */
const ENGINE =
  /^--(no-sandbox|(en|dis)able-[a-z-]+|ozone-platform(-hint)?|force-device-scale-factor|inspect(-brk)?|remote-debugging-port|user-data-dir|use-(gl|angle)|in-process-gpu|lang|password-store|class|gtk-version|v)(=.*)?$/;

/** @param argv as `process.argv`; a packaged program has no script in second place. */
export function ownArguments(argv: readonly string[], packaged: boolean): string[] {
  return argv.slice(packaged ? 1 : 2).filter((arg) => !ENGINE.test(arg));
}
