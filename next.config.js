/** @type {import('next').NextConfig} */
export default {
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['onnxruntime-node', 'lmdb', '@duckdb/node-api', 'pg-boss', 'jiti', 'pino'],
  typedRoutes: true,
  poweredByHeader: false,
  // `npm run check` checks the types of the whole tree; a person who only starts the app need not wait for it again.
  typescript: { ignoreBuildErrors: true },
};
