import { describe, expect, test } from "vitest";
import { DEFAULT_STORE_SETTINGS } from "@/lib/sync/settings/store-settings";
import { connectionTestSchema, storeInputSchema } from "./store-input-schema";

const KEY = `ck_${"0a".repeat(20)}`;
const SECRET = `cs_${"f1".repeat(20)}`;

const typed = {
  name: "Shop",
  url: " Shop.Example/wp-admin/ ",
  consumerKey: KEY,
  consumerSecret: SECRET,
  locationId: 1,
  autoSync: false,
  autoSyncMinutes: 15,
  settings: DEFAULT_STORE_SETTINGS,
};

function problemsOf(values: object): Record<string, string> {
  const parsed = storeInputSchema.safeParse({ ...typed, ...values });
  return Object.fromEntries((parsed.error?.issues ?? []).map((issue) => [issue.path.join("."), issue.message]));
}

test("normalises the address", () => {
  expect(storeInputSchema.parse(typed).url).toBe("https://shop.example");
});

test.each([
  ["", "required"],
  ["ftp://shop.example", "urlScheme"],
  ["javascript:alert(1)", "urlScheme"],
  ["https://me:secret@shop.example", "urlCredentials"],
  ["https://shop.example/?p=1", "urlQuery"],
  ["https://shop .example", "urlUnreadable"],
])("refuses the address %j as %s", (url, message) => {
  expect(problemsOf({ url })).toEqual({ url: message });
});

describe("keys", () => {
  test.each([
    [{ consumerKey: SECRET }, { consumerKey: "keyFormat" }],
    [{ consumerSecret: "cs_short" }, { consumerSecret: "secretFormat" }],
    [{ consumerKey: KEY.toUpperCase() }, { consumerKey: "keyFormat" }],
    [{ consumerSecret: "" }, { consumerSecret: "bothKeys" }],
    [{ consumerKey: "" }, { consumerKey: "bothKeys" }],
  ])("%j is refused", (values, problems) => {
    expect(problemsOf(values)).toEqual(problems);
  });

  test("may both be left empty, and are trimmed", () => {
    expect(problemsOf({ consumerKey: "", consumerSecret: "" })).toEqual({});
    expect(storeInputSchema.parse({ ...typed, consumerKey: ` ${KEY}\n` }).consumerKey).toBe(KEY);
  });
});

test("a connection test needs both keys too", () => {
  const parsed = connectionTestSchema.safeParse({
    storeId: null,
    url: "shop.example",
    consumerKey: KEY,
    consumerSecret: "",
  });
  expect(parsed.error?.issues[0]?.message).toBe("bothKeys");
});

test.each([0, 1.5, 24 * 60 + 1, Number.NaN])("an interval of %d minutes is refused", (autoSyncMinutes) => {
  expect(problemsOf({ autoSyncMinutes })).toEqual({ autoSyncMinutes: "minutesRange" });
});
