/**
 * The rooms of the house and what each may import. A datum walks one way:
 * csv → schema → model → measures → views/export → pages.
 */
const room = (name) => `^src/${name}/`;
const only = (name, allowed) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment: `src/${name} may import only ${allowed.join(', ') || 'nothing'} from the project`,
  from: { path: room(name) },
  to: { path: '^src/', pathNot: [name, ...allowed].map((r) => (r.endsWith('.ts') ? `^src/${r}$` : room(r))) },
});

const PURE =
  'csv|schema|model|geo|measures|stories|compare|charts|export|sample|report|workbook|import|checking';

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('csv', []),
    only('schema', ['csv']),
    only('model', ['schema', 'csv']),
    only('geo', ['model', 'schema', 'csv']),
    only('measures', ['model', 'geo', 'schema']),
    only('stories', ['measures', 'model', 'schema', 'csv']),
    only('compare', ['model', 'measures', 'schema', 'csv', 'i18n']),
    only('history', ['compare', 'model', 'measures', 'schema', 'csv']),
    only('workbook', []),
    only('import', ['workbook', 'schema', 'csv']),
    only('deploy', ['history', 'schema', 'source.ts', 'publish.ts', 'turn.ts', 'dataset.ts']),
    only('i18n', ['measures', 'model', 'schema', 'csv', 'workbook', 'import', 'deploy']),
    only('export', ['model', 'geo', 'measures', 'schema', 'i18n', 'urls.ts']),
    only('charts', ['measures', 'schema', 'i18n']),
    only('share', ['charts', 'measures', 'schema', 'i18n']),
    only('report', ['csv', 'schema', 'i18n', 'workbook', 'import', 'load.ts']),
    only('sample', ['schema', 'model']),
    only('components', ['i18n', 'charts', 'urls.ts', 'measures', 'schema', 'views']),
    only('checking', [
      'csv',
      'geo',
      'schema',
      'model',
      'import',
      'workbook',
      'compare',
      'i18n',
      'report',
      'load.ts',
      'source.ts',
    ]),
    only('islands', [
      'checking',
      'csv',
      'schema',
      'model',
      'measures',
      'compare',
      'import',
      'workbook',
      'charts',
      'export',
      'i18n',
      'report',
      'styles',
      'urls.ts',
      'load.ts',
      'source.ts',
    ]),
    {
      name: 'pure-middle',
      severity: 'error',
      comment: 'These rooms also run in the browser: no Node API',
      from: { path: `^src/(${PURE})/` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'src-knows-no-script',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(scripts|test)/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: { path: '^(src|scripts)/' },
      to: { couldNotResolve: true, pathNot: '^(astro:|virtual:|geojson$|mdast$)|[?]worker&url$' },
    },
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default'],
      extensions: ['.ts', '.mjs', '.js', '.astro'],
    },
  },
};
