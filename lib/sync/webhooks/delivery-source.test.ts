import { expect, test } from "vitest";
import { isOwnSource } from "./delivery-source";

test.each([
  ["https://shop.example/", "https://shop.example", true],
  ["http://www.shop.example/", "https://shop.example", true],
  ["https://shop.example/en/", "https://shop.example", true],
  ["https://staging.shop.example/", "https://shop.example", false],
  ["https://shop.example/staging/", "https://shop.example", false],
  ["https://shop.example/", "https://shop.example/store", false],
  ["https://shop.example/", "http://wordpress:8080", true],
  ["https://shop.example/", "http://127.0.0.1:8080", true],
  [null, "https://shop.example", true],
  ["nothing", "https://shop.example", true],
])("a delivery of %s to the store %s is its own: %s", (source, storeUrl, isOwn) => {
  expect(isOwnSource(source, storeUrl)).toBe(isOwn);
});
