import { describe, expect, test } from "vitest";
import ar from "@/lib/i18n/messages/ar/wooErrors.json";
import en from "@/lib/i18n/messages/en/wooErrors.json";
import { WOO_ERROR_CODES } from "@/lib/woo/error-codes";

const ENGINE_CODES = [
  "category_parent_missing",
  "in_store_trash",
  "attribute_missing",
  "not_kept",
  "type_differs",
  "needs_decision",
  "linked_elsewhere",
  "media_address_unreachable",
  "internal",
  "storeNotConnected",
  "storeKeysUnreadable",
];

describe.each([
  ["English", en],
  ["Arabic", ar],
])("the texts in %s", (_, messages: Record<string, { title: string; remedy: string }>) => {
  test.each([...Object.keys(WOO_ERROR_CODES), ...ENGINE_CODES])("say what %s is and what to do", (code) => {
    expect(messages[code]?.title.trim()).toBeTruthy();
    expect(messages[code]?.remedy.trim()).toBeTruthy();
  });
});

test("no Arabic text was left in English", () => {
  for (const { title, remedy } of Object.values(ar)) expect(`${title} ${remedy}`).toMatch(/[\u0600-\u06FF]/);
});
