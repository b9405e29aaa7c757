// The command line: `kokpit`. Results on stdout, words on stderr; 0 done, 1 failed, 2 wrong usage.
import { buildProgram } from './build-program.ts';
import { EXIT, outFailed, processTerminal, run } from './program.ts';

process.stdout.on('error', (error) => process.exit(outFailed(error, processTerminal)));
// Nobody is left to be told.
process.stderr.on('error', () => process.exit(EXIT.failed));
process.exitCode = await run(buildProgram(processTerminal), process.argv.slice(2), processTerminal);
