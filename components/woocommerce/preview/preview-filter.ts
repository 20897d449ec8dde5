import { z } from "zod";
import { PREVIEW_MODES } from "@/lib/sync/preview/preview-request-schema";
import { PREVIEW_KINDS, type PreviewItem } from "@/lib/sync/preview/preview-view";
import { PRODUCT_FIELDS } from "@/lib/woo/resources/product-fields";

/** What is shown of a preview, in the address. */
export const previewFilterSchema = z.object({
  mode: z.enum(PREVIEW_MODES).optional(),
  kind: z.enum(PREVIEW_KINDS).optional(),
  field: z.enum(PRODUCT_FIELDS).optional(),
  q: z.string().max(200).optional(),
});
export type PreviewFilter = z.infer<typeof previewFilterSchema>;

/** Whether a product of the preview fits the filters. */
export function fitsPreview(item: PreviewItem, { kind, field, q = "" }: PreviewFilter): boolean {
  const text = q.trim().toLowerCase();
  return (
    (kind === undefined || item.kind === kind) &&
    (field === undefined || item.fields.includes(field)) &&
    (text === "" || item.name.toLowerCase().includes(text) || item.sku.toLowerCase().includes(text))
  );
}
