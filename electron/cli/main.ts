// The command line: `kokpit`. Results on stdout, words on stderr; 0 done, 1 failed, 2 wrong usage.
import { buildProgram } from './build-program.ts';
import { processTerminal, run } from './program.ts';

// A reader that went away (`| head`) is no failure worth a stack trace.
process.stdout.on('error', () => process.exit(0));
process.exitCode = await run(buildProgram(processTerminal), process.argv.slice(2), processTerminal);
