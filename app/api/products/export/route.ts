import { exportProducts } from "@/lib/catalog/export-products";
import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { parseId } from "@/lib/http/route";
import { withUser } from "@/lib/http/with-user";
import { streamText } from "../stream-text";

/** GET /api/products/export?location=… — the catalogue in the columns of WooCommerce's own product CSV. */
export const GET = withUser("products.view", async ({ request, user }) => {
  const location = new URL(request.url).searchParams.get("location");
  const locationId = location === null || location === "" ? null : parseId(location);
  return streamText(exportProducts(getDb(), user.businessId, { locationId, appUrl: env().APP_URL }), "products.csv");
});
