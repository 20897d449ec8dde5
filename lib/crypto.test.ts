import { randomBytes } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";

afterEach(() => vi.unstubAllEnvs());

/** lib/crypto as a process with this key has it: the environment is read once. */
async function withKey(key: Buffer): Promise<typeof import("@/lib/crypto")> {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgres://localhost/none");
  vi.stubEnv("NEXTAUTH_SECRET", "s".repeat(32));
  vi.stubEnv("APP_URL", "http://localhost:3000");
  vi.stubEnv("ENCRYPTION_KEY", key.toString("base64"));
  return import("@/lib/crypto");
}

const KEY = randomBytes(32);

test("what was encrypted comes back, and looks different each time", async () => {
  const { encryptSecret, decryptSecret } = await withKey(KEY);
  const [first, second] = [encryptSecret("cs_geheim ☕", "a"), encryptSecret("cs_geheim ☕", "a")];
  expect(first).not.toBe(second);
  expect([decryptSecret(first, "a"), decryptSecret(second, "a")]).toEqual(["cs_geheim ☕", "cs_geheim ☕"]);
});

test("another key does not read it", async () => {
  const encrypted = (await withKey(KEY)).encryptSecret("secret", "a");
  const other = await withKey(randomBytes(32));
  expect(() => other.decryptSecret(encrypted, "a")).toThrow();
});

test("nor does another purpose", async () => {
  const { encryptSecret, decryptSecret } = await withKey(KEY);
  expect(() => decryptSecret(encryptSecret("secret", "store.consumer_key"), "store.consumer_secret")).toThrow();
});

test.each([
  ["version", 0],
  ["nonce", 1],
  ["tag", 2],
  ["body", 3],
])("a changed %s is refused", async (_, index) => {
  const { encryptSecret, decryptSecret } = await withKey(KEY);
  const parts = encryptSecret("secret", "a").split(":");
  const part = parts[index] ?? "";
  parts[index] = `${part[0] === "A" ? "B" : "A"}${part.slice(1)}`;
  expect(() => decryptSecret(parts.join(":"), "a")).toThrow();
});

test.each([
  ["a short tag", (parts: string[]) => [parts[0], parts[1], parts[2]?.slice(0, 4), parts[3]]],
  ["no tag", (parts: string[]) => [parts[0], parts[1], "", parts[3]]],
  ["plain text", () => ["secret"]],
])("%s is refused", async (_, change) => {
  const { encryptSecret, decryptSecret } = await withKey(KEY);
  expect(() => decryptSecret(change(encryptSecret("secret", "a").split(":")).join(":"), "a")).toThrow();
});

test("secrets are equal or not, whatever their lengths", async () => {
  const { isEqualSecret } = await withKey(KEY);
  expect([
    isEqualSecret("abc", "abc"),
    isEqualSecret("abc", "abd"),
    isEqualSecret("abc", "abcd"),
    isEqualSecret("", ""),
  ]).toEqual([true, false, false, true]);
});
