import { ONCE } from "@/lib/woo/call-store";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { listTaxClasses, listTaxRates, toProductTaxClass } from "@/lib/woo/resources/taxes";
import { isWooError } from "@/lib/woo/woo-error";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { StoreTaxes } from "./tax-view";

/** A store with a rate per postcode has tens of thousands; nobody matches those by hand. */
const MAX_PAGES = 5;

/** Reads the rates and classes of a store, a bounded number of pages of a hundred. A store that refuses is an answer. */
export async function readStoreTaxes({ client }: Pick<StoreContext, "client">): Promise<StoreTaxes> {
  try {
    const classes = await listTaxClasses(client, ONCE);
    const { rates, hasMore } = await listTaxRates(client, MAX_PAGES);
    return {
      ok: true,
      classes: classes.map(({ slug, name }) => ({ slug: toProductTaxClass(slug), name: decodeHtmlText(name) })),
      rates,
      hasMore,
    };
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, errorCode: error.code, errorDetail: error.storeMessage ?? null };
  }
}
