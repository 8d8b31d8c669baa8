/** @type {import('next').NextConfig} */
export default {
  turbopack: { root: import.meta.dirname },
  serverExternalPackages: ['onnxruntime-node', 'lmdb', '@duckdb/node-api', 'pg-boss', 'jiti', 'pino'],
  typedRoutes: true,
  poweredByHeader: false,
};
