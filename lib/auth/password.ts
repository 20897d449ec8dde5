import { hash, verify } from "@node-rs/argon2";

// OWASP's first choice for argon2id: 19 MiB, two passes, one lane; about 30 ms on a small server.
// `algorithm: 2` is argon2id; the package's const enum cannot be imported by name here.
const OPTIONS = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password, OPTIONS);
}

let decoy: Promise<string> | undefined;

/**
 * Whether the password is the one behind the hash. Without a hash it is compared with a decoy, so
 * that an unknown e-mail address takes as long to refuse as a wrong password.
 */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody has this password");
  try {
    const isRight = await verify(passwordHash ?? (await decoy), password);
    return isRight && passwordHash !== null;
  } catch {
    // A hash that argon2 cannot read belongs to nobody.
    return false;
  }
}
