import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "@/lib/auth/password";

test("knows the right password from a wrong one", async () => {
  const hash = await hashPassword("correct horse");
  expect(hash).toMatch(/^\$argon2id\$/);
  expect(await verifyPassword(hash, "correct horse")).toBe(true);
  expect(await verifyPassword(hash, "correct horse ")).toBe(false);
});

test("refuses everything where there is no hash, or none that can be read", async () => {
  expect(await verifyPassword(null, "nobody has this password")).toBe(false);
  expect(await verifyPassword("plain text", "plain text")).toBe(false);
});
