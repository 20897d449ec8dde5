import { describe, expect, test } from "vitest";
import { findAnnouncedRoot, guessRoots, toApiRoot } from "./api-root";

const page = (link?: string | string[], text = "") => ({ url: "https://a.example/shop/", headers: { link }, text });

describe("a page announces its REST API", () => {
  test.each([
    ["in its header", page('<https://a.example/shop/wp-json/>; rel="https://api.w.org/"')],
    [
      "among other links",
      page([
        '<https://a.example/feed/>; rel="alternate"',
        '<https://a.example/shop/wp-json/>; rel="https://api.w.org/"',
      ]),
    ],
    ["in its head", page(undefined, '<link rel="https://api.w.org/" href="https://a.example/shop/wp-json/" />')],
    ["with the address first", page(undefined, "<link href='/shop/wp-json/' rel='https://api.w.org/'>")],
  ])("%s", (_where, found) => {
    expect(findAnnouncedRoot(found)).toBe("https://a.example/shop/wp-json/");
  });

  test("with plain permalinks", () => {
    const plain = '<link rel="https://api.w.org/" href="https://a.example/index.php?rest_route=/&#038;lang=en" />';
    expect(findAnnouncedRoot(page(undefined, plain))).toBe("https://a.example/index.php?rest_route=/&lang=en");
  });

  test.each([
    ["nothing", page()],
    ["another link", page('<https://a.example/feed/>; rel="alternate"')],
    ["an address that is none", page('<https://>; rel="https://api.w.org/"')],
  ])("or not: %s", (_what, silent) => {
    expect(findAnnouncedRoot(silent)).toBeNull();
  });
});

test.each([
  ["https://a.example/wp-json/", { kind: "pretty", url: "https://a.example" }],
  ["https://a.example/shop/wp-json", { kind: "pretty", url: "https://a.example/shop" }],
  ["https://a.example/?rest_route=/", { kind: "plain" }],
  ["https://a.example/index.php/wp-json/", { kind: "plain" }],
  ["https://a.example/api/", { kind: "moved" }],
])("the index at %s", (url, root) => {
  expect(toApiRoot(url)).toEqual(root);
});

test.each([
  ["https://a.example", ["https://a.example"]],
  ["https://a.example/shop", ["https://a.example/shop", "https://a.example"]],
  [
    "https://a.example/en/shop/tea/green",
    ["https://a.example/en/shop/tea/green", "https://a.example/en/shop/tea", "https://a.example"],
  ],
])("the roots that %s may have", (url, roots) => {
  expect(guessRoots(url)).toEqual(roots);
});
