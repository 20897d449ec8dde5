import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import { createDb } from "@/lib/db";
import { createBusiness, createLocation, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { completeSale } from "./complete-sale";
import { runSaleTransaction } from "./run-sale-transaction";

const { db, pool, databaseUrl } = useTestDb();

/** PostgreSQL checks for a deadlock once per wait, after a delay in which the other transaction starts to wait too. */
const LOOKS_AFTER = "5s";

test("a sale succeeds after a deadlock with an import that locks the same goods in another order", async () => {
  const businessId = (await createBusiness(db())).id;
  const locationId = (await createLocation(db(), businessId)).id;
  const make = async () =>
    (await createProduct(db(), businessId, { price: "10", stock: { [locationId]: 5 } })).variations[0]!.id;
  const [first, second] = [await make(), await make()];
  const user = await createUser(db(), businessId, "cashier");
  const lines = [first, second].map((variationId) => ({ variationId, quantity: "1", discount: null }));
  const lock = "select quantity from stock_levels where variation_id = $1 for update";

  const till = createDb(`${databaseUrl()}?options=${encodeURIComponent(`-c deadlock_timeout=${LOOKS_AFTER}`)}`, {
    max: 2,
  });
  const other = await pool().connect();
  try {
    await other.query("begin");
    // This transaction never checks for deadlocks, so PostgreSQL ends the sale's.
    await other.query("set local deadlock_timeout = '1h'");
    await other.query(lock, [second]);
    const sale = completeSale(
      till.db,
      { id: user.id, businessId, permissions: DEFAULT_ROLES.cashier },
      {
        clientKey: randomUUID(),
        heldSaleId: null,
        locationId,
        customerId: null,
        lines,
        discount: null,
        note: "",
        payments: [{ method: "cash", amount: "20", reference: "" }],
        expectedTotal: "20",
        allowOversell: false,
      },
    );
    await untilSomebodyWaits();
    await other.query(lock, [first]);
    await other.query("commit");
    await expect(sale).resolves.toHaveProperty("id");
  } finally {
    other.release();
    await till.db.$disconnect();
    await till.pool.end();
  }
  const levels = await db().stockLevel.findMany({ where: { locationId }, select: { quantity: true } });
  expect(levels.map(({ quantity }) => quantity.toFixed())).toEqual(["4", "4"]);
  expect(await db().sale.count({ where: { businessId } })).toBe(1);
});

async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query("select 1 from pg_locks where not granted");
    if (rowCount) return;
    await sleep(10);
  }
}

test.each(["40P01", "40001"])("a second failure with %s is the conflict goodsBusy", async (code) => {
  let tries = 0;
  const write = runSaleTransaction(db(), async (tx) => {
    tries += 1;
    await tx.$executeRawUnsafe(`do $$ begin raise exception 'made up' using errcode = '${code}'; end $$`);
  });
  await expect(write).rejects.toMatchObject({ code: "conflict", message: "goodsBusy" });
  expect(tries).toBe(2);
});

test("other failures are not retried", async () => {
  let tries = 0;
  const write = runSaleTransaction(db(), async (tx) => {
    tries += 1;
    await tx.$executeRawUnsafe("do $$ begin raise exception 'made up'; end $$");
  });
  await expect(write).rejects.toThrow("made up");
  expect(tries).toBe(1);
});
