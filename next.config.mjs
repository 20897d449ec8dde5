import createNextIntlPlugin from "next-intl/plugin";
import { EXTERNAL_PACKAGES } from "./scripts/external-packages.mjs";

const withNextIntl = createNextIntlPlugin("./lib/http/request-locale.ts");

/** @type {import("next").NextConfig} */
const nextConfig = {
  // For the container's image (Dockerfile): the server with no more than the packages that it uses.
  ...(process.env.STANDALONE === "true" ? { output: "standalone" } : {}),
  reactStrictMode: true,
  poweredByHeader: false,
  serverExternalPackages: EXTERNAL_PACKAGES,
  typedRoutes: false,
  // forbidden() in lib/auth/session.ts: a page that the role may not see answers 403 with its own page.
  experimental: { authInterrupts: true },
};

export default withNextIntl(nextConfig);
