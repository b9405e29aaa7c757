// The command line as a process of a user who has no rights: for what root may always do.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Ended } from '../conformance/kokpit.ts';

const NOBODY = 65534;
const MAIN = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));

/** As this user where it is not root, else as nobody. @returns null where nobody may not run the program. */
export async function asNobody(args: readonly string[]): Promise<Ended | null> {
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const env = { ...process.env, HOME: '/nonexistent' };
  const run = (more: readonly string[]) =>
    spawnSync(process.execPath, [MAIN, ...more], { ...user, env, encoding: 'utf8' });
  if (run(['--version']).status !== 0) return null;
  const { status, stdout, stderr } = run(args);
  return { status: status ?? -1, out: stdout, err: stderr };
}
