import { expect, test } from "vitest";
import { BY_ID, BY_TEXT, BY_TIME, readCursor, writeCursor } from "./cursor";

test("each order reads the cursor that it wrote, and no cursor is the first page", () => {
  const when = new Date("2026-03-05T10:00:00.123Z");
  expect(readCursor(BY_ID, writeCursor([7]))).toEqual([7]);
  expect(readCursor(BY_TEXT, writeCursor(['قهوة, "black"', 7]))).toEqual(['قهوة, "black"', 7]);
  expect(readCursor(BY_TIME, writeCursor([when, 7]))).toEqual([when, 7]);
  expect(readCursor(BY_TIME, writeCursor([when.toISOString(), 7]))).toEqual([when, 7]);
  expect(readCursor(BY_ID, undefined)).toBeNull();
});

test.each([
  [BY_ID, ["", "nonsense", "7", writeCursor(["Tea", 7]), writeCursor([0]), writeCursor([2 ** 31]), writeCursor([1.5])]],
  [BY_TEXT, ["", writeCursor([7]), writeCursor(["Tea", "7"]), writeCursor(["Tea\0", 7])]],
  [BY_TIME, ["", writeCursor(["Tea", 7]), writeCursor(["2026-02-30T10:00:00Z", 7])]],
])("a cursor of another order is refused (%#)", (order, cursors) => {
  const refusal = expect.objectContaining({ code: "invalid_input", message: "badCursor" });
  for (const cursor of cursors) expect(() => readCursor<unknown>(order, cursor)).toThrow(refusal);
});
