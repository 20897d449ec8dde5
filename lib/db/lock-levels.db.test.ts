import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import type { Tx } from "@/lib/db";
import { createBusiness, createLocation, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { lockLevels, lockLevelsAt, lockLevelsOf, touchLevels } from "./lock-levels";

const { db, pool } = useTestDb();

let businessId: number;
let locationId: number;
/** By id. Their levels are stored in the other order, so that a statement without an order would begin at the end. */
let ids: number[];

beforeAll(async () => {
  businessId = (await createBusiness(db())).id;
  locationId = (await createLocation(db(), businessId)).id;
  const variations = [];
  for (let n = 0; n < 3; n += 1) variations.push((await createProduct(db(), businessId, {})).variations[0]!);
  ids = variations.map(({ id }) => id);
  for (const variationId of ids.toReversed()) await move(variationId, 5);
});

const move = (variationId: number, quantity: number) =>
  db().stockMovement.create({ data: { businessId, variationId, locationId, kind: "opening", quantity } });

/** Every lock, for variations that the caller names from the last to the first. */
const LOCKS: [string, (tx: Tx) => Promise<unknown>][] = [
  [
    "lockLevels",
    (tx) =>
      lockLevels(
        tx,
        ids.toReversed().map((variationId) => ({ variationId, locationId })),
      ),
  ],
  ["lockLevelsAt", (tx) => lockLevelsAt(tx, locationId, ids.toReversed())],
  ["lockLevelsOf", (tx) => lockLevelsOf(tx, businessId, ids.toReversed())],
  ["touchLevels", (tx) => touchLevels(tx, businessId, ids.toReversed())],
];

describe.each(LOCKS)("%s", (_name, lock) => {
  test("a second locker and a movement wait for the first locker's end", async () => {
    const ended: string[] = [];
    const waiting: Promise<unknown>[] = [];
    await db().$transaction(async (tx) => {
      await lock(tx);
      waiting.push(
        db()
          .$transaction(lock)
          .then(() => ended.push("second locker")),
        move(ids[0]!, 1).then(() => ended.push("movement")),
      );
      await untilWaiting(2);
      ended.push("first locker");
    });
    await Promise.all(waiting);
    expect(ended[0]).toBe("first locker");
    expect(ended.toSorted()).toEqual(["first locker", "movement", "second locker"]);
  });

  test("levels are locked in the order of their ids: whoever waits for the first has none of the others", async () => {
    const first = await pool().connect();
    const others = await pool().connect();
    try {
      await first.query("begin");
      await first.query("select from stock_levels where variation_id = $1 for update", [ids[0]]);
      const locking = db().$transaction(lock);
      await untilWaiting(1);
      const { rows } = await others.query<{ variation_id: number }>(
        "select variation_id from stock_levels where variation_id = any ($1::int[]) order by 1 for update skip locked",
        [ids],
      );
      await first.query("commit");
      await locking;
      expect(rows.map((row) => row.variation_id)).toEqual(ids.slice(1));
    } finally {
      first.release();
      others.release();
    }
  });
});

async function untilWaiting(count: number): Promise<void> {
  for (;;) {
    const { rows } = await pool().query<{ waiting: number }>(
      "select count(distinct pid)::int as waiting from pg_locks where not granted",
    );
    if (rows[0]!.waiting >= count) return;
    await sleep(10);
  }
}
