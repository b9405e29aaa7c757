// Entry of the host shell (out/main/host.js).
import { terminalLanguage } from '../words/language.ts';
import { createWords } from '../words/words.ts';
import { serve } from './serve.ts';

process.exitCode = await serve('kokpit serve', process.argv.slice(2), createWords(terminalLanguage()));
