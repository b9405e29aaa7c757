// Entry of the host shell (out/main/host.js).
import { serve } from './serve.ts';

process.exitCode = await serve('kokpit serve', process.argv.slice(2));
