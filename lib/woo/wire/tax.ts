import { z } from "zod";
import { wooDecimal, wooFlag, wooRef, wooText } from "../resources/scalars";

/**
 * A tax rate. `rate` is a percent with four digits ("10.0000"). A rate the store could not make
 * comes back with 201 and `id` 0 (recording `tax.create.bad`).
 */
export const wooTaxRateSchema = z.object({
  id: wooRef,
  country: wooText,
  state: wooText,
  postcode: wooText,
  city: wooText,
  rate: wooDecimal,
  name: wooText,
  priority: z.number().catch(1),
  compound: wooFlag,
  shipping: wooFlag,
  class: wooText,
});

/** A tax class; `standard` is written as "" on products. */
export const wooTaxClassSchema = z.object({ slug: z.string(), name: wooText });

export type WooTaxRate = z.infer<typeof wooTaxRateSchema>;
export type WooTaxClass = z.infer<typeof wooTaxClassSchema>;
