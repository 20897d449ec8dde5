import { expect, test } from "vitest";
import { clientAddress } from "@/lib/auth/client-address";

test("believes the nearest proxy, not what the sender wrote", () => {
  expect(clientAddress("203.0.113.9", true)).toBe("203.0.113.9");
  expect(clientAddress("1.2.3.4, 203.0.113.9", true)).toBe("203.0.113.9");
});

test("believes nobody where there is no proxy", () => {
  expect(clientAddress("203.0.113.9", false)).toBeNull();
});

test("has no address where there is none, or nonsense", () => {
  for (const header of [null, undefined, "", "1.2.3.4, ", "x".repeat(65)])
    expect(clientAddress(header, true)).toBeNull();
});
