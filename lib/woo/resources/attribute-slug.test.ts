import { expect, test } from "vitest";
import { needsOwnSlug } from "./attribute-slug";

test.each([
  ["Size", false],
  ["Year", true],
  [" ORDER ", true],
  ["Type:", true],
  ["post_type", true],
  ["Post type", false],
  ["Years", false],
  ["المقاسالاوروبي", false], // 28 bytes
  ["المقاس الأوروبي", true],
  ["A name of twenty-nine letters", true],
  ["☕", true],
  ["#", true],
])("%s needs a slug of its own: %s", (name, expected) => {
  expect(needsOwnSlug(name)).toBe(expected);
});
