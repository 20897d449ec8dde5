/** Packages with native code or worker threads, which a bundler breaks: next.config.mjs, bundle-standalone.ts. */
export const EXTERNAL_PACKAGES = ["@node-rs/argon2", "graphile-worker", "nodemailer", "pg", "pino", "sharp"];
