import { describe, expect, test } from "vitest";
import { soldVariation } from "./sold-variation";

describe("the sold variation", () => {
  const row = (id: number, position: number, isArchived = false) => ({ id, position, isArchived });

  test.each([
    { name: "the first position", variations: [row(1, 1), row(2, 0)], id: 2 },
    { name: "the older of one position", variations: [row(4, 0), row(3, 0)], id: 3 },
    { name: "none that is archived, be it the oldest", variations: [row(1, 0, true), row(2, 1)], id: 2 },
    {
      name: "the first of archived ones when there is no other",
      variations: [row(2, 1, true), row(1, 0, true)],
      id: 1,
    },
  ])("$name", ({ variations, id }) => {
    expect(soldVariation({ variations })?.id).toBe(id);
  });

  test("is undefined for a product without variations", () => {
    expect(soldVariation({ variations: [] })).toBeUndefined();
  });
});
