import { z } from "zod";
import { type CallOptions, callStore } from "../call-store";
import { decodeHtmlText } from "../html-text";
import { paginate } from "../paginate";
import type { WooClient } from "../woo-client";
import { wooDecimal, wooRef, wooText } from "./scalars";

const PATH = "taxes";

/**
 * A tax rate. `rate` is a percent with four digits ("10.0000"). A rate that the store could not create is answered with
 * 201 and `id` 0 (recording `tax.create.bad`).
 */
export const wooTaxRateSchema = z.object({
  id: wooRef,
  country: wooText,
  state: wooText,
  postcode: wooText,
  city: wooText,
  rate: wooDecimal,
  name: wooText,
  class: wooText,
});

/** A tax class as lists name it; see `toProductTaxClass`. */
export const wooTaxClassSchema = z.object({ slug: z.string(), name: wooText });

export type WooTaxClass = z.infer<typeof wooTaxClassSchema>;

export type WooTaxRate = {
  id: number;
  /** Plain text. */
  name: string;
  /** A decimal string. */
  percent: string;
  /** As products name it. */
  taxClass: string;
  /** Where the rate applies, e.g. "US CA 90*"; "" is everywhere. */
  place: string;
};

/** Lists the tax classes of a store, the standard class included. @throws WooError */
export async function listTaxClasses(client: WooClient, options: CallOptions = {}): Promise<WooTaxClass[]> {
  const request = () => client.get(`${PATH}/classes`, {}, z.array(wooTaxClassSchema), { signal: options.signal });
  return (await callStore(request, options)).data;
}

/**
 * Lists the tax rates of a store by id, a hundred a page.
 *
 * @param maxPages pages to read at most; `hasMore` is whether the store has more
 * @throws WooError
 */
export async function listTaxRates(
  client: WooClient,
  maxPages: number,
  options: CallOptions = {},
): Promise<{ rates: WooTaxRate[]; hasMore: boolean }> {
  const rates: WooTaxRate[] = [];
  let hasMore = false;
  for await (const page of paginate(client, PATH, { orderby: "id", order: "asc" }, wooTaxRateSchema, options)) {
    rates.push(...page.items.filter(({ id }) => id > 0).map(toRate));
    hasMore = page.page < (page.totalPages ?? 1);
    if (page.page >= maxPages) break;
  }
  return { rates, hasMore };
}

/** Converts a slug of `listTaxClasses` to a product's: lists name the standard class "standard", products "". */
export function toProductTaxClass(slug: string): string {
  return slug === "standard" ? "" : slug;
}

function toRate({ id, name, rate, country, state, postcode, city, ...rest }: z.infer<typeof wooTaxRateSchema>) {
  return {
    id,
    name: decodeHtmlText(name),
    percent: rate || "0",
    taxClass: toProductTaxClass(rest.class),
    place: [country, state, postcode, city].filter(Boolean).join(" "),
  };
}
