import { expect, test } from "vitest";
import { refuseOtherListing, refuseRepeatedPage } from "./refuse-cached";

const SINCE = new Date("2026-11-29T10:00:00Z");
const hoursBefore = (hours: number) => new Date(SINCE.getTime() - hours * 3_600_000);
const CACHED = expect.objectContaining({ code: "cached_answers" });
const ids = (...list: number[]) => list.map((id) => ({ id, name: String(Math.random()) }));

test.each([
  ["the same ids", ids(1, 2), ids(1, 2), true],
  ["the same values without ids", ["a", "b"], ["a", "b"], true],
  ["the first page", [], ids(1, 2), false],
  ["another order", ids(1, 2), ids(2, 1), false],
  ["a shorter last page", ids(1, 2, 3), ids(1, 2), false],
  ["a single item, which may have moved", ids(1), ids(1), false],
  ["two empty pages", [], [], false],
])("a page after another: %s", (_case, before, page, isCached) => {
  const check = () => refuseRepeatedPage(before, page);
  if (isCached) expect(check).toThrow(CACHED);
  else expect(check).not.toThrow();
});

test.each([
  ["nothing", "any", [], false],
  ["what changed since", "any", [{ status: "processing", modifiedAt: SINCE }], false],
  ["a time zone that is read wrongly", "any", [{ status: "processing", modifiedAt: hoursBefore(14) }], false],
  ["an unreadable date", "any", [{ status: "processing", modifiedAt: null }], false],
  ["the trash", "trash", [{ status: "trash", modifiedAt: SINCE }], false],
  ["the trash by stamps only", "trash", [{ modifiedAt: SINCE }], false],
  ["an order that changed days before", "any", [{ status: "processing", modifiedAt: hoursBefore(72) }], true],
  ["an order that is not in the trash", "trash", [{ status: "processing", modifiedAt: SINCE }], true],
] as const)("a listing with %s", (_case, status, orders, isCached) => {
  const check = () => refuseOtherListing({ status, modifiedAfter: SINCE }, orders);
  if (isCached) expect(check).toThrow(CACHED);
  else expect(check).not.toThrow();
});
