import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or worker-thread packages that a bundler breaks.
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pg", "pino", "sharp"],
  typedRoutes: false,
};

export default withNextIntl(nextConfig);
