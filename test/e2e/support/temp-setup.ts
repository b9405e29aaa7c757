// Around the browser tests: what they, the programs and the browsers leave among the temporary files fails the run.
import { beginTempFolder } from '../../tooling/temp-folder.ts';

// biome-ignore lint/style/noDefaultExport: Playwright takes a global setup by its default export.
export default beginTempFolder;
