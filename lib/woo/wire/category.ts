import { z } from "zod";
import { wooId, wooRef, wooText } from "../resources/scalars";

/** A product category. `name` is HTML-encoded: read it with `decodeHtmlText`. */
export const wooCategorySchema = z.object({
  id: wooId,
  name: wooText,
  slug: wooText,
  /** 0 at the top. */
  parent: wooRef,
  description: wooText,
  image: z.object({ id: wooRef, src: wooText }).nullish(),
  menu_order: z.number().catch(0),
  count: z.number().catch(0),
});

export type WooCategory = z.infer<typeof wooCategorySchema>;
