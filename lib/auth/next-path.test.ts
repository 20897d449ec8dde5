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
])("replaces %s with the start page", (value) => {
  expect(toNextPath(value)).toBe("/");
});

test("replaces the sign-in page with the start page", () => {
  expect(toNextPath("/login?next=/login")).toBe("/");
});
