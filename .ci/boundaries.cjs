/**
 * Who may import whom (docs/architecture.md), as errors. The order of `server/` is the order of the data:
 * an import may only point to something earlier.
 */
const ORDER = ['numerics', 'platform', 'access', 'feature-store', 'training', 'runs', 'models', 'inference'];
const FRONTS = ['doors', 'jobs', 'cli', 'web'];

const oneWay = ORDER.map((domain, i) => ({
  name: `${domain}-imports-only-what-comes-before`,
  comment: 'The folders of server/ are read in the order of the data; an import against it makes a circle.',
  severity: 'error',
  from: { path: `^server/${domain}/` },
  to: { path: `^(server/(${[...ORDER.slice(i + 1), ...FRONTS].join('|')})(/|\\.)|app/|feature_repo/)` },
}));

const privateSubfolders = [...ORDER, ...FRONTS].map((domain) => ({
  name: `${domain}-subfolders-are-private`,
  comment: 'Files at the root of a domain are its public face; what lies deeper is its own business.',
  severity: 'error',
  from: { path: '^(server|app|feature_repo)/', pathNot: [`^server/${domain}/`, '\\.test\\.ts$'] },
  to: { path: `^server/${domain}/[^/]+/`, pathNot: '^server/platform/generated/' },
}));

module.exports = {
  forbidden: [
    ...oneWay,
    ...privateSubfolders,
    {
      name: 'no-circles',
      comment: 'Type-only circles count: they mean two files are one idea.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'arithmetic-is-pure',
      comment:
        'Kernels run the same in a test, a bench or a worker: no I/O, no platform. The one exception starts the threads ' +
        'that share a fit; they change how long it takes and nothing else.',
      severity: 'error',
      from: {
        path: '^server/(numerics|training)/',
        pathNot: ['\\.test\\.ts$', '^server/training/algorithms/boosting/kernel-threads\\.ts$'],
      },
      to: { path: '^(server/platform/(?!errors)|node:|fs$|path$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'only-repositories-touch-postgres',
      comment: 'One place per table to look for a query.',
      severity: 'error',
      from: {
        path: '^(server|app)/',
        pathNot: ['\\.repo\\.ts$', '^server/platform/', '\\.test\\.ts$', '^server/jobs/', '^server/cli/'],
      },
      to: { path: '^server/platform/postgres' },
    },
    {
      name: 'pages-do-not-compute',
      comment: 'app/ asks the domains; it never opens a database file or an AWS client itself.',
      severity: 'error',
      from: { path: '^app/' },
      to: { path: '(@duckdb|lmdb|@aws-sdk|onnxruntime|server/platform/(postgres|duckdb))' },
    },
    {
      name: 'client-code-stays-in-the-browser',
      comment: 'A .client.tsx file may use app/_ui and schema.ts files at run time; anything else must be a type.',
      severity: 'error',
      from: { path: '\\.client\\.tsx?$' },
      to: { path: '^server/', pathNot: '/schema\\.ts$|/vocabulary\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'feature-repo-speaks-the-vocabulary',
      comment: 'Definitions are plain data and pure arithmetic.',
      severity: 'error',
      from: { path: '^feature_repo/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^(server|app)/', pathNot: '^server/(feature-store/vocabulary\\.ts|numerics/)' },
    },
    {
      name: 'nothing-imports-feature-repo',
      comment: 'It is the user’s data, loaded at run time.',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: '\\.test\\.tsx?$' },
      to: { path: '^feature_repo/' },
    },
    {
      name: 'dev-dependencies-stay-out',
      comment: 'The product runs from dependencies alone.',
      severity: 'error',
      from: { path: '^(server|app|feature_repo)/', pathNot: '\\.(test|contract)\\.tsx?$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^server/platform/generated/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default'] },
  },
};
