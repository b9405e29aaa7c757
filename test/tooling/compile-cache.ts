// Tests start hundreds of threads and processes that read the same files: Node keeps them compiled, and their TypeScript
// stripped, in a folder of the project. Imported by the settings of both test runners, whose children inherit it.
import { join } from 'node:path';

const COMPILED = join(import.meta.dirname, '../../.cache/compiled');
process.env.NODE_COMPILE_CACHE ??= COMPILED;
// Playwright keeps its own among the system's temporary files, unless told otherwise.
process.env.PWTEST_CACHE_DIR ??= join(COMPILED, 'playwright');
