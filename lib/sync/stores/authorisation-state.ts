import { createHmac, randomBytes } from "node:crypto";
import { hashToken, isEqualSecret } from "@/lib/crypto";
import { env } from "@/lib/env";

/** Part of what is signed, so that no other signature of the key fits. */
const PURPOSE = "store.authorisation";

/** 256 bits: nobody guesses one within its minutes. */
const RANDOM_BYTES = 32;

/**
 * Returns a new state for a request for keys, and the hash to store in its place. It consists of letters, digits, `-`,
 * `_` and a dot, which WooCommerce passes on unchanged.
 */
export function createState(): { state: string; stateHash: string } {
  const random = randomBytes(RANDOM_BYTES).toString("base64url");
  const state = `${random}.${sign(random)}`;
  return { state, stateHash: hashToken(state) };
}

/** Returns the hash of a state that this server has signed; null for any other, before the database is asked. */
export function findStateHash(state: string): string | null {
  const [random = "", signature = "", ...rest] = state.split(".");
  return rest.length === 0 && isEqualSecret(signature, sign(random)) ? hashToken(state) : null;
}

function sign(random: string): string {
  const key = Buffer.from(env().ENCRYPTION_KEY, "base64");
  return createHmac("sha256", key).update(`${PURPOSE}:${random}`).digest("base64url");
}
