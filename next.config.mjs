import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or worker-thread packages that a bundler breaks.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  typedRoutes: false,
  // forbidden() in lib/auth/session.ts: a page that a role may not see answers 403, with a page that says so.
  experimental: { authInterrupts: true },
};

export default withNextIntl(nextConfig);
