import { expect, test } from "vitest";
import { MAX_VALUE_CHARS, toSentValues } from "./sent-values";

test("short values stay, long texts and lists are shortened", () => {
  const options = Array.from({ length: 40 }, (_, index) => `Size ${index}`);
  const values = toSentValues({
    name: "Mug",
    manage_stock: true,
    description: "x".repeat(5_000),
    attributes: [{ id: 1, options }],
  });
  expect(values).toMatchObject({ name: "Mug", manage_stock: true });
  expect(String(values["description"])).toHaveLength(MAX_VALUE_CHARS);
  expect(JSON.stringify(values).length).toBeLessThan(1_000);
});
