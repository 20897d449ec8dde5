import { createHmac, timingSafeEqual } from "node:crypto";

/** Returns the `X-WC-Webhook-Signature` of a body: base64 of HMAC-SHA256 over its exact bytes. */
export function signWebhook(rawBody: Buffer, secret: string): string {
  return createHmac("sha256", secret).update(rawBody).digest("base64");
}

/**
 * Whether a delivery was signed with this secret. Compares in constant time; an empty or missing secret or header is
 * false.
 *
 * @param rawBody the bytes as received, before any parsing
 */
export function verifyWebhookSignature(
  rawBody: Buffer,
  header: string | null | undefined,
  secret: string | null | undefined,
): boolean {
  if (!header || !secret) return false;
  const expected = Buffer.from(signWebhook(rawBody, secret));
  const given = Buffer.from(header.trim());
  return given.length === expected.length && timingSafeEqual(given, expected);
}
