import { withClient } from "../with-client";
import { type YearShop, writeCatalogue } from "./write-catalogue";
import { writeHistory } from "./write-history";
import { writeLedger } from "./write-ledger";
import { writeOrders } from "./write-orders";

export type YearSize = { days: number; products: number; ordersPerDay: number; movementsPerDay: number };

/**
 * Writes a busy shop's past by SQL, the same for the same size but for its dates. Triggers and foreign keys are off for
 * the time, which makes minutes of hours; levels and pushes are written as the triggers would have left them.
 *
 * @param databaseUrl a superuser's, since only one may switch triggers off
 */
export async function writeYear(databaseUrl: string, shop: YearShop, size: YearSize): Promise<void> {
  const { days, products, ordersPerDay, movementsPerDay } = size;
  await withClient(databaseUrl, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query("select setseed(0.5)");
    await writeCatalogue(client, shop, products);
    await writeOrders(client, shop, { days, perDay: ordersPerDay });
    await writeLedger(client, shop, { days, perDay: movementsPerDay, ordersPerDay });
    await writeHistory(client, shop, { days, ordersPerDay });
    await client.query("update products set changed_at = now() - interval '1 day'");
    await client.query("update categories set changed_at = now() - interval '1 day'");
    await client.query("update stock_levels set changed_at = now() - interval '1 day'");
    await client.query("vacuum analyze");
  });
}
