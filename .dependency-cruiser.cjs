// Who may import whom. docs/architecture.md gives the reasons; test/tooling/layers.test.ts plants a fault for each rule.
// The parser must be swc: with TypeScript 7 alone the tool reads no TypeScript file and finds nothing wrong.
// `npm run check` runs this through test/tooling/layers.ts, which also fails when a file was not read.

const STEPS = ['source', 'cache', 'figures', 'publish', 'command', 'alert', 'snapshot'];

/** A package that may be imported from one place only. */
function home(name, path) {
  return {
    name: `${name.replace(/\W+/g, '-').replace(/^-/, '')}-has-one-home`,
    comment: `${name} is imported from ${path} only`,
    severity: 'error',
    from: { pathNot: [path, '^test/', '^electron\\.vite\\.config\\.ts$'] },
    to: { path: `(^|/)node_modules/(@types/)?${name}/` },
  };
}

function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

module.exports = {
  forbidden: [
    forbid('no-cycles', 'a cycle has no beginning to read from', {}, { circular: true }),
    forbid('no-unresolvable', 'an import must lead somewhere', {}, { couldNotResolve: true }),
    forbid(
      'shared-stands-alone',
      'shared/ imports only itself and the schema library',
      { path: '^shared/' },
      { pathNot: ['^shared/', '(^|/)node_modules/typebox/'] },
    ),
    forbid(
      'figures-are-pure',
      'figures/ knows no clock, disk or log: only itself, shared/ and the calendar arithmetic',
      { path: '^electron/figures/' },
      { pathNot: ['^electron/figures/', '^shared/', '(^|/)node_modules/temporal-(polyfill|spec|utils)/'] },
    ),
    forbid(
      'steps-do-not-meet',
      'steps do not import each other sideways; electron/core joins them',
      { path: `^electron/(${STEPS.join('|')})/` },
      { path: '^electron/', pathNot: ['^electron/$1/', '^electron/core/worker-url\\.ts$'] },
    ),
    forbid(
      'core-knows-no-shell',
      'the core does not know who opened it',
      { path: '^electron/core/' },
      { path: '^electron/(shell|host|cli)/' },
    ),
    forbid(
      'command-line-enters-by-core',
      'the command line enters by core/; the figures, which are pure, it may name',
      { path: '^electron/cli/' },
      { path: '^electron/', pathNot: ['^electron/(cli|core|source|figures|words)/'] },
    ),
    forbid(
      'shells-enter-by-core',
      'shells enter by core/ (and source/ to name a source) and never see each other',
      { path: '^electron/(shell|host)/' },
      { path: '^electron/', pathNot: ['^electron/$1/', '^electron/(core|source|words)/'] },
    ),
    forbid(
      'words-are-pure',
      'words/ knows only itself and shared/: what it says is given to it',
      { path: '^electron/words/' },
      { pathNot: ['^electron/words/', '^shared/'] },
    ),
    forbid(
      'words-at-the-edge',
      'the core says keys and values; only who speaks to a terminal has words (and the usage of the shells)',
      {
        path: '^electron/',
        pathNot: ['^electron/(words|cli|host|shell)/', '^electron/core/(launch|bridge-launch|usage-lines)\\.ts$'],
      },
      { path: '^electron/words/' },
    ),
    forbid(
      'sides-do-not-meet-electron',
      'electron/ never imports renderer/, not even types',
      { path: '^electron/' },
      { path: '^renderer/' },
    ),
    forbid(
      'sides-do-not-meet-renderer',
      'renderer/ never imports electron/, not even types',
      { path: '^renderer/' },
      { path: '^electron/' },
    ),
    forbid(
      'renderer-is-a-page',
      'renderer/ runs in a browser: no Node modules',
      { path: '^renderer/' },
      { dependencyTypes: ['core'] },
    ),
    forbid(
      'views-read-the-store',
      'views/ and charts/ read store/, never link/',
      { path: '^renderer/(views|charts|theme|locales)/' },
      { path: '^renderer/link/' },
    ),
    forbid(
      'store-is-no-view',
      'store/ and link/ know no view and no React',
      { path: '^renderer/(store|link)/' },
      { path: ['^renderer/(views|charts|theme)/', '(^|/)node_modules/(@types/)?react(-dom)?/'] },
    ),
    forbid(
      'product-knows-no-test',
      'tests import the product, never the other way',
      { pathNot: '^test/' },
      { path: '^test/' },
    ),
    home('better-sqlite3', '^electron/cache/'),
    home('@nats-io', '^electron/source/nats/'),
    home('ws', '^electron/(host|source/chatwoot)/'),
    home('electron', '^electron/shell/'),
    home('commander', '^electron/cli/'),
    home('echarts', '^renderer/charts/'),
    home('zustand', '^renderer/store/'),
    home('@tanstack/react-virtual', '^renderer/views/'),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '\\.(css|svg|png|woff2|json)$' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.d.ts', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      mainFields: ['types', 'module', 'main'],
    },
  },
};
