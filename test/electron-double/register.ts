// `node --import …/register.ts out/main/shell.js`: the built desktop shell runs under plain Node, with `electron` being
// the double beside this file.
import { registerHooks } from 'node:module';

const DOUBLE = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' ? { url: DOUBLE, shortCircuit: true } : next(specifier, context);
  },
});
