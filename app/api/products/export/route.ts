import { findExportLocation } from "@/lib/catalog/export-location";
import { exportProducts } from "@/lib/catalog/export-products";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { streamText } from "../stream-text";

/**
 * GET /api/products/export?location=… — the catalogue in the columns of WooCommerce's own product CSV. The file name
 * has the location whose stock is exported.
 */
export const GET = withUser({ all: ["products.view"] }, async ({ request, user }) => {
  const asked = new URL(request.url).searchParams.get("location");
  const location = await findExportLocation(
    getDb(),
    user.businessId,
    asked === null || asked === "" ? null : parseId(asked),
  );
  const texts = exportProducts(getDb(), user.businessId, { locationId: location?.id ?? null, appUrl: env().APP_URL });
  return streamText(texts, location === null ? "products.csv" : `products-${location.name}.csv`);
});
