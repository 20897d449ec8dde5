import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane, about 30 ms on a small server.
// `algorithm: 2` is argon2id: isolated modules cannot import the package's const enum.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The argon2id hash of a password, with its parameters and salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password matches the hash. Without a hash a decoy is compared, so that an unknown e-mail address takes
 * as long as a wrong password.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  try {
    const isRight = await verify(passwordHash ?? (await decoy), password);
    return isRight && passwordHash !== null;
  } catch {
    // An unreadable hash matches no password.
    return false;
  }
}
