import { expect, test } from "vitest";
import { findAuthoriseProblem } from "./authorise-problem";

test.each([
  ["https://pos.example.com", "https://shop.example", null],
  ["http://pos.example.com", "https://shop.example", "not_https"],
  ["https://till.local", "https://shop.example", "private"],
  ["https://pos.example.com:8443", "https://shop.example", "port"],
  ["https://localhost:8443", "http://127.0.0.1:8090", null],
  ["http://localhost:3000", "http://127.0.0.1:8090", "not_https"],
])("keys from a store to %s, from %s: %s", (publicUrl, storeUrl, problem) => {
  expect(findAuthoriseProblem(publicUrl, storeUrl)).toBe(problem);
});
