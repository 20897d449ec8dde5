import { ONCE } from "@/lib/woo/call-store";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { listTaxClasses, listTaxRates, toProductTaxClass } from "@/lib/woo/resources/taxes";
import { isWooError } from "@/lib/woo/woo-error";
import type { StoreContext } from "@/lib/sync/core/run-context";
import type { StoreTaxes } from "./tax-view";

/** A store with a rate per postcode has tens of thousands, which nobody maps manually. */
const MAX_PAGES = 5;

/** Fetches a store's tax rates and classes, at most five pages of a hundred. A refusal is returned, not thrown. */
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
