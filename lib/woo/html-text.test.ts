import { describe, expect, test } from "vitest";
import { decodeHtmlText, nameKey, stripHtml } from "./html-text";

test.each([
  ["Coffee &amp; Tea", "Coffee & Tea"],
  ["&#36;5 &#8211; caf&eacute;", "$5 – café"],
  ["A &amp;amp; B", "A &amp; B"],
  ["plain", "plain"],
])("decodes %s", (encoded, text) => expect(decodeHtmlText(encoded)).toBe(text));

test("strips the markup of a sentence", () => {
  expect(stripHtml("<strong>Error:</strong> use\n &lt;id&gt;")).toBe("Error: use <id>");
});

describe("nameKey", () => {
  test.each([
    ["Coffee &amp; Tea", "coffee & tea", true],
    ["  Hot   drinks ", "Hot drinks", true],
    ["Cafe\u0301", "Café", true],
    ["Hot drinks", "Hotdrinks", false],
    ["قهوة", "قهوة ", true],
  ])("%s and %s: %s", (a, b, same) => expect(nameKey(a) === nameKey(b)).toBe(same));
});
