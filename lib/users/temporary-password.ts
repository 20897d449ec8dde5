import { randomInt } from "node:crypto";

// No characters that look alike, since people read the password from a screen and type it.
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const LENGTH = 4;

/** A random password like "k7pm-2xrd-…": sixteen of 31 characters, about 79 bits. */
export function temporaryPassword(): string {
  const group = () => Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}
