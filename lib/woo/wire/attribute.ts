import { z } from "zod";
import { wooId, wooText } from "../resources/scalars";

/** A global attribute (`products/attributes`). `slug` starts with `pa_`. */
export const wooAttributeSchema = z.object({
  id: wooId,
  name: wooText,
  slug: wooText,
  type: wooText,
  order_by: wooText,
});

/** A term of a global attribute (`products/attributes/{id}/terms`). `name` is HTML-encoded. */
export const wooAttributeTermSchema = z.object({
  id: wooId,
  name: wooText,
  slug: wooText,
  menu_order: z.number().catch(0),
  count: z.number().catch(0),
});

export type WooAttribute = z.infer<typeof wooAttributeSchema>;
export type WooAttributeTerm = z.infer<typeof wooAttributeTermSchema>;
