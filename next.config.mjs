import createNextIntlPlugin from "next-intl/plugin";
import { EXTERNAL_PACKAGES } from "./scripts/external-packages.mjs";

const withNextIntl = createNextIntlPlugin("./lib/http/request-locale.ts");

/** For every answer. X-Frame-Options says to files and API what the policy of a page says (proxy.ts). */
const EVERYWHERE = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** Data and pictures, of which nothing runs, whatever type a browser takes them for. */
const NOTHING_RUNS = { key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" };

/** @type {import("next").NextConfig} */
const nextConfig = {
  // For the container's image (Dockerfile): the server with no more than the packages that it uses.
  ...(process.env.STANDALONE === "true" ? { output: "standalone" } : {}),
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: EXTERNAL_PACKAGES,
  typedRoutes: false,
  headers: async () => [
    { source: "/:path*", headers: EVERYWHERE },
    { source: "/:room(api|pos)/:path*", headers: [NOTHING_RUNS, { key: "Cache-Control", value: "no-store" }] },
    { source: "/media/:path*", headers: [NOTHING_RUNS] },
  ],
  // forbidden() in lib/auth/session.ts: a page that the role may not see answers 403 with its own page.
  experimental: { authInterrupts: true },
};

export default withNextIntl(nextConfig);
