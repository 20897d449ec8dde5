import { expect, test } from "vitest";
import { isCommonPassword } from "@/lib/auth/common-password";

test.each([
  "1234567890",
  "qwertyuiop",
  "basketball",
  "BasketBall",
  "basketball!!!",
  "password2026!",
  "Passw0rd2026",
  "P@$$w0rd!!",
  "passwordpassword",
  "123qwe123qwe",
  "aaaaaaaaaaaa",
  "..........",
  "2026-welcome-2026",
])("%s is common", async (password) => {
  expect(await isCommonPassword(password)).toBe(true);
});

test.each([
  "market-day-2026",
  "a quiet morning",
  "noor likes tea",
  "sami likes coffee",
  "first password",
  "another morning",
  "k7pm-2xrd-9fgh-q4tw",
  "8675309-4471-22",
  "7#9!2@8%5^1k",
  "4471-cat-9208",
  "قهوة الصباح عند النافذة",
])("%s is not", async (password) => {
  expect(await isCommonPassword(password)).toBe(false);
});
