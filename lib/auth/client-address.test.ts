import { expect, test } from "vitest";
import { clientAddress } from "@/lib/auth/client-address";

test("uses the address that the nearest proxy appended, not those of the sender", () => {
  expect(clientAddress("203.0.113.9", true)).toBe("203.0.113.9");
  expect(clientAddress("1.2.3.4, 203.0.113.9", true)).toBe("203.0.113.9");
});

test("ignores the header without a proxy", () => {
  expect(clientAddress("203.0.113.9", false)).toBeNull();
});

test("returns null for a missing or malformed header", () => {
  for (const header of [null, undefined, "", "1.2.3.4, ", "x".repeat(65)])
    expect(clientAddress(header, true)).toBeNull();
});
