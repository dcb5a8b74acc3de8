import createNextIntlPlugin from 'next-intl/plugin'

// Texts are taken apart while building, so that no page brings the parser along.
const withNextIntl = createNextIntlPlugin({
  requestConfig: './i18n/request.ts',
  experimental: {
    messages: { path: './messages', format: 'json', locales: 'infer', precompile: true },
  },
})

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Bound to 127.0.0.1, Next.js would call itself localhost and take the language rewrite for another server.
  skipProxyUrlNormalize: true,
  distDir: process.env.NEXT_DIST_DIR || '.next',
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
