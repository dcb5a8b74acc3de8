import createNextIntlPlugin from 'next-intl/plugin'

// Texts are taken apart while building, so that no page brings the parser along.
const withNextIntl = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
})

// From this and the source the framework draws the numbers of server actions, so that every build of
// one source agrees on them. It is no secret: what actions carry is sealed with a key that the running
// site derives from its own (`server/action-key.ts`).
process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ??= Buffer.from(
  'baobaowu: numbers of actions  v1',
).toString('base64')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Bound to 127.0.0.1, Next.js would call itself localhost and take the language rewrite for another server.
  skipProxyUrlNormalize: true,
  distDir: process.env.NEXT_DIST_DIR || '.next',
  // Servers that were built one by one pass for one.
  generateBuildId: () => process.env.NEXT_PUBLIC_SOURCE || null,
  turbopack: { root: import.meta.dirname },
  // Pictures are made in their sizes when they come; nothing reads one in this process for whoever asks.
  images: { unoptimized: true },
  // A phone's photograph sent whole is refused in words, not by the framework.
  experimental: {
    globalNotFound: true,
    serverActions: { bodySizeLimit: '24mb' },
    proxyClientMaxBodySize: '24mb',
  },
  serverExternalPackages: [
    '@node-rs/argon2',
    '@serwist/turbopack',
    'esbuild',
    'pg-boss',
    'postgres',
    'rate-limiter-flexible',
  ],
  // `npm run check` has checked the types; the build would only do it a second time.
  typescript: { ignoreBuildErrors: true },
  agentRules: false,
}

export default withNextIntl(config)
