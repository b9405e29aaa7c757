// Tests start hundreds of threads and processes that read the same files: Node keeps them compiled, and their TypeScript
// stripped, in a folder of the project. Imported by the settings of both test runners, whose children inherit it.
import { join } from 'node:path';

process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, '../../.cache/compiled');
