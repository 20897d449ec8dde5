import { z } from "zod";
import { decodeHtmlText } from "@/lib/woo/html-text";
import { isWooError } from "@/lib/woo/woo-error";
import { AppError } from "@/lib/errors";
import { type EngineDeps, loadStoreContext } from "@/lib/sync/core/run-context";

export type StoreChoice = { slug: string; name: string };
export type StoreOrderChoices =
  | { ok: true; statuses: StoreChoice[]; payments: StoreChoice[] }
  | { ok: false; errorCode: string; errorDetail: string | null };

const statusesSchema = z.array(z.object({ slug: z.string(), name: z.string() }));
const gatewaysSchema = z.array(
  z.looseObject({
    id: z.string(),
    title: z.string().nullish(),
    method_title: z.string().nullish(),
    enabled: z.boolean().nullish(),
  }),
);

/**
 * Asks a store which order statuses (plugins add theirs) and payment methods it has, to be mapped.
 * A store that does not offer the list of methods still gives its statuses. Throws not_found and
 * conflict `storeNotConnected`.
 */
export async function readStoreOrderChoices(
  deps: EngineDeps,
  businessId: number,
  storeId: number,
): Promise<StoreOrderChoices> {
  const store = await deps.db.store.findFirst({ where: { id: storeId, businessId }, select: { id: true } });
  if (!store) throw new AppError("not_found", "notFound");
  const context = await loadStoreContext(deps, storeId);
  if (!context) throw new AppError("conflict", "storeNotConnected");
  const { client } = context;
  try {
    const statuses = (await client.get("orders/statuses", {}, statusesSchema)).data;
    const gateways = await client.get("payment_gateways", {}, gatewaysSchema).then(
      ({ data }) => data,
      (error: unknown) => {
        if (isWooError(error)) return [];
        throw error;
      },
    );
    return {
      ok: true,
      // The store lists them as "wc-processing" in some versions; an order itself says "processing".
      statuses: statuses.map(({ slug, name }) => ({ slug: slug.replace(/^wc-/, ""), name: decodeHtmlText(name) })),
      payments: gateways
        .filter((gateway) => gateway.enabled !== false)
        .map(({ id, title, method_title }) => ({ slug: id, name: decodeHtmlText(title || method_title || id) })),
    };
  } catch (error) {
    if (!isWooError(error)) throw error;
    return { ok: false, errorCode: error.code, errorDetail: error.storeMessage ?? null };
  }
}
