// Entry of the host shell (out/main/host.js).
import { serve } from './serve.ts';

process.exitCode = await serve('npm start --', process.argv.slice(2));
