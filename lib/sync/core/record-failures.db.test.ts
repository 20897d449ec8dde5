import { expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import type { Outcome } from "./outcomes";
import { recordFailures } from "./record-failures";

const { db } = useTestDb();

test("attempts count runs: a product that fails in several phases of one is tried again after the first wait", async () => {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const store = await createStore(db(), business.id, location.id);
  const product = await createProduct(db(), business.id);
  const failure = (entity: "product" | "image"): Outcome => ({
    entity,
    operation: "update",
    outcome: "failed",
    localId: product.id,
    productId: product.id,
    label: product.name,
    error: { code: "image_unreachable" },
  });
  const fail = async (began: Date, entity: "product" | "image") => {
    await db().$transaction((tx) => recordFailures(tx, store, began, [failure(entity)]));
    const row = await db().syncFailure.findFirstOrThrow({ where: { storeId: store.id } });
    return {
      attempts: row.attempts,
      minutes: Math.round((row.nextTryAt.getTime() - row.lastTriedAt.getTime()) / 60_000),
    };
  };
  const first = new Date(Date.now() - 1_000);
  expect(await fail(first, "product")).toEqual({ attempts: 1, minutes: 15 });
  expect(await fail(first, "image")).toEqual({ attempts: 1, minutes: 15 });
  await db().syncFailure.updateMany({
    where: { storeId: store.id },
    data: { lastTriedAt: new Date(Date.now() - 500) },
  });
  const second = new Date(Date.now() - 100);
  expect(await fail(second, "product")).toEqual({ attempts: 2, minutes: 30 });
  expect(await fail(second, "image")).toEqual({ attempts: 2, minutes: 30 });
});
