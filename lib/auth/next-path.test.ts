import { expect, test } from "vitest";
import { toNextPath } from "@/lib/auth/next-path";

test.each(["/products", "/products?search=tea&page=2", "/"])("keeps %s", (path) => {
  expect(toNextPath(path)).toBe(path);
});

test.each([
  "https://evil.example",
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/.//evil.example",
  "javascript:alert(1)",
  "products",
  "",
  undefined,
  ["/products"],
])("goes to the start page instead of %s", (value) => {
  expect(toNextPath(value)).toBe("/");
});

test("does not lead from the sign-in page to itself", () => {
  expect(toNextPath("/login?next=/login")).toBe("/");
});
