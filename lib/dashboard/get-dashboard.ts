import { can, meets } from "@/lib/auth/access";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Db } from "@/lib/db";
import { VIEW_STORES } from "@/lib/permissions/woocommerce";
import { getSalesOverview } from "./get-sales-overview";
import { getShopOverview } from "./get-shop-overview";
import { getStoresOverview, type StoresOverview } from "./get-stores-overview";
import { getNextSteps, type NextStep } from "./next-steps";
import type { SalesOverview } from "./sales-overview";
import type { ShopOverview } from "./shop-overview";

export type Dashboard = {
  overview: ShopOverview;
  sales: SalesOverview | null;
  stores: StoresOverview | null;
  steps: NextStep[] | null;
};

/** The dashboard for one user: parts that need a missing permission are null. */
export async function getDashboard(
  db: Db,
  user: Pick<SessionUser, "businessId" | "permissions" | "business">,
): Promise<Dashboard> {
  const { businessId } = user;
  const [overview, sales, stores, steps] = await Promise.all([
    getShopOverview(db, businessId),
    can(user, "sales.view") ? getSalesOverview(db, businessId) : null,
    meets(user, VIEW_STORES) ? getStoresOverview(db, businessId) : null,
    getNextSteps(db, user),
  ]);
  return { overview, sales, stores, steps };
}
