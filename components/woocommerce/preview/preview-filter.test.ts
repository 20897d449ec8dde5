import { expect, test } from "vitest";
import type { PreviewItem } from "@/lib/sync/preview/preview-view";
import { fitsPreview } from "./preview-filter";

const mug: PreviewItem = {
  id: 1,
  name: "Blue mug",
  sku: "MUG-B",
  kind: "update",
  fields: ["price", "stock"],
  variations: 0,
  errorCode: null,
};

test.each([
  [{}, true],
  [{ kind: "update" as const }, true],
  [{ kind: "create" as const }, false],
  [{ field: "stock" as const }, true],
  [{ field: "name" as const }, false],
  [{ q: " BLUE " }, true],
  [{ q: "mug-b" }, true],
  [{ q: "cup" }, false],
  [{ kind: "update" as const, field: "price" as const, q: "mug" }, true],
])("%o fits: %s", (filter, fits) => {
  expect(fitsPreview(mug, filter)).toBe(fits);
});
