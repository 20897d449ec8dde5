import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/http/request-locale.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Packages with native code or worker threads, which a bundler breaks.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  typedRoutes: false,
  // forbidden() in lib/auth/session.ts: a page that the role may not see answers 403 with its own page.
  experimental: { authInterrupts: true },
};

export default withNextIntl(nextConfig);
