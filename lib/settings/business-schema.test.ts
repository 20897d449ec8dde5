import { expect, test } from "vitest";
import { businessSettingsSchema } from "@/lib/settings/business-schema";

const settings = {
  name: "Tea & Co",
  currency: "KWD",
  timeZone: "Asia/Kolkata",
  pricesIncludeTax: true,
  weightUnit: "kg",
};

test("trims the name and leaves the rest unchanged", () => {
  expect(businessSettingsSchema.parse({ ...settings, name: "  Tea & Co " })).toEqual(settings);
});

test.each([
  ["name", "   ", "required"],
  ["name", "x".repeat(121), "tooLong"],
  ["currency", "XX", "unknownCurrency"],
  ["timeZone", "Mars/Olympus", "unknownTimeZone"],
])("names the field %s", (field, value, message) => {
  const parsed = businessSettingsSchema.safeParse({ ...settings, [field]: value });
  expect(parsed.error?.issues[0]).toMatchObject({ path: [field], message });
});
