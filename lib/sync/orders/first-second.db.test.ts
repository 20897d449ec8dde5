import { expect, test } from "vitest";
import { createClock, openOrderShop, startOrderSandbox } from "@/lib/testing/shop-with-orders";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const testDb = useTestDb();
const clock = createClock();
const sandbox = useServer(() => startOrderSandbox(clock));

test.each([
  { name: "in the second of connecting", importsFromDay: false },
  { name: "in the first second of the day from which orders are imported", importsFromDay: true },
])("an order placed $name is imported, one of the second before is not", async ({ importsFromDay }) => {
  const shop = await openOrderShop({ db: testDb.db(), pool: testDb.pool() }, sandbox(), clock);
  const day = new Date(clock.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  if (importsFromDay) clock.forward((Date.parse(`${day}T00:00:00Z`) - clock.now().getTime()) / 1000);
  clock.forward(-1);
  shop.place();
  clock.forward(1);
  const id = shop.place();
  await shop.db.store.update({
    where: { id: shop.store.id },
    data: {
      createdAt: new Date(clock.now().getTime() + (importsFromDay ? -3_600_000 : 400)),
      orderSettings: importsFromDay ? { importFrom: day } : {},
    },
  });
  expect(await shop.poll()).toMatchObject({ created: 1 });
  const links = await shop.db.orderLink.findMany({ where: { storeId: shop.store.id }, select: { remoteId: true } });
  expect(links).toEqual([{ remoteId: id }]);
});
