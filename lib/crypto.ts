import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";

const VERSION = "v1";

function key(): Buffer {
  return Buffer.from(env().ENCRYPTION_KEY, "base64");
}

/**
 * AES-256-GCM with a fresh 96-bit nonce. `purpose` is authenticated with it, so that a value
 * copied into another row or column does not decrypt there.
 */
export function encryptSecret(plain: string, purpose: string): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key(), nonce);
  cipher.setAAD(Buffer.from(purpose));
  const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()]);
  return [VERSION, nonce.toString("base64"), cipher.getAuthTag().toString("base64"), body.toString("base64")].join(":");
}

/**
 * The inverse of encryptSecret.
 *
 * @throws Error when key, purpose or text differ from those of the encryption
 */
export function decryptSecret(encrypted: string, purpose: string): string {
  const [version, nonce, tag, body] = encrypted.split(":");
  if (version !== VERSION || !nonce || !tag || body === undefined)
    throw new Error("unknown format of an encrypted value");
  const decipher = createDecipheriv("aes-256-gcm", key(), Buffer.from(nonce, "base64"), { authTagLength: 16 });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(Buffer.from(tag, "base64"));
  return Buffer.concat([decipher.update(Buffer.from(body, "base64")), decipher.final()]).toString("utf8");
}

/** The SHA-256 of a random token, which is stored in its place. Passwords, which people choose, need argon2 instead. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/** Compares in constant time, also when the lengths differ. */
export function isEqualSecret(a: string, b: string): boolean {
  const digest = (value: string) => createHash("sha256").update(value).digest();
  return timingSafeEqual(digest(a), digest(b));
}
