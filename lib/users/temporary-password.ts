import { randomInt } from "node:crypto";

// Without letters and digits that look alike: it is read from a screen and typed at a till.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const LENGTH = 4;

/** "k7pm-2xrd-…": sixteen of 31 characters, about 79 bits. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
