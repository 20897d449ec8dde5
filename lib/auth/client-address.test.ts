import { expect, test } from "vitest";
import { clientAddress } from "@/lib/auth/client-address";

test("believes the nearest proxy, not what the sender wrote", () => {
  expect(clientAddress("203.0.113.9")).toBe("203.0.113.9");
  expect(clientAddress("1.2.3.4, 203.0.113.9")).toBe("203.0.113.9");
});

test("has no address where there is none, or nonsense", () => {
  for (const header of [null, undefined, "", "1.2.3.4, ", "x".repeat(65)]) expect(clientAddress(header)).toBeNull();
});
