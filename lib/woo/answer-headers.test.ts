import { expect, test } from "vitest";
import { findCacheHit } from "./cache-hit";
import { readClockSkew } from "./clock-skew";

const NOW = new Date("2026-11-29T12:00:00Z");

test.each([
  [{ date: "Sun, 29 Nov 2026 10:00:00 GMT" }, -7_200_000],
  [{ date: "Sun, 29 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ date: "Sun, 29 Nov 2026 11:00:00 GMT", age: "3600" }, 0],
  [{ date: "yesterday" }, undefined],
  [{}, undefined],
])("the clock skew by %j is %s ms", (headers, skew) => {
  expect(readClockSkew(headers, NOW)).toBe(skew);
});

test.each([
  [{ "x-litespeed-cache": "hit,private" }, "x-litespeed-cache: hit,private"],
  [{ "cf-cache-status": "HIT" }, "cf-cache-status: HIT"],
  [{ "x-cache": "MISS from edge" }, undefined],
  [{ "cf-cache-status": "DYNAMIC" }, undefined],
  [{}, undefined],
])("the cache that answered by %j is %s", (headers, hit) => {
  expect(findCacheHit(headers)).toBe(hit);
});
