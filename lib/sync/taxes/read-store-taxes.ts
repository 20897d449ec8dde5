import { z } from "zod";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { paginate } from "@/lib/woo/paginate";
import { type WooTaxRate, wooTaxClassSchema, wooTaxRateSchema } from "@/lib/woo/wire/tax";
import { isWooError } from "@/lib/woo/woo-error";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { StoreTaxes } from "./tax-view";

/** A store with a rate per postcode has tens of thousands; nobody matches those by hand. */
const MAX_PAGES = 5;

/** Reads the rates and classes of a store, a bounded number of pages of a hundred. A store that refuses is an answer. */
export async function readStoreTaxes({ client }: Pick<StoreContext, "client">): Promise<StoreTaxes> {
  try {
    const classes = (await client.get("taxes/classes", {}, z.array(wooTaxClassSchema))).data;
    const rates: WooTaxRate[] = [];
    let hasMore = false;
    for await (const page of paginate(client, "taxes", { orderby: "id", order: "asc" }, wooTaxRateSchema)) {
      rates.push(...page.items);
      hasMore = page.page < (page.totalPages ?? 1);
      if (page.page >= MAX_PAGES) break;
    }
    return {
      ok: true,
      classes: classes.map(({ slug, name }) => ({ slug: toSlug(slug), name: decodeHtmlText(name) })),
      rates: rates.filter((rate) => rate.id > 0).map(toRate),
      hasMore,
    };
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, errorCode: error.code, errorDetail: error.storeMessage ?? null };
  }
}

function toRate(rate: WooTaxRate) {
  const place = [rate.country, rate.state, rate.postcode, rate.city].filter(Boolean).join(" ");
  return {
    id: rate.id,
    name: decodeHtmlText(rate.name),
    percent: rate.rate || "0",
    taxClass: toSlug(rate.class),
    place,
  };
}

/** Lists call the standard class "standard", products "". */
function toSlug(slug: string): string {
  return slug === "standard" ? "" : slug;
}
