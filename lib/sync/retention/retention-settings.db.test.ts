import { expect, test } from "vitest";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { retentionSchema } from "./retention-schema";
import { getRetention, saveRetention } from "./retention-settings";

const testDb = useTestDb();

test("a business that chose nothing has the ages of the documentation", async () => {
  const business = await createBusiness(testDb.db());
  expect(await getRetention(testDb.db(), business.id)).toEqual({
    deliveryDays: 30,
    payloadDays: 30,
    entryDays: 180,
    runDays: 730,
    activityDays: 3650,
  });
});

test("a choice is stored for this business alone, and who made it is recorded", async () => {
  const [business, other] = [await createBusiness(testDb.db()), await createBusiness(testDb.db())];
  const user = await createUser(testDb.db(), business.id);
  const before = await getRetention(testDb.db(), business.id);
  await saveRetention(testDb.db(), business.id, { ...before, deliveryDays: 90 }, user.id);
  expect(await getRetention(testDb.db(), business.id)).toEqual({ ...before, deliveryDays: 90 });
  expect(await getRetention(testDb.db(), other.id)).toEqual(before);
  expect(await testDb.db().activity.findMany({ where: { businessId: business.id } })).toMatchObject([
    { userId: user.id, details: { changes: [{ field: "deliveryDays", before: "30", after: "90" }] } },
  ]);
});

test.each([0, 8, 99_999, -1, 1.5])("%d days are none of the choices", (deliveryDays) => {
  expect(retentionSchema.safeParse({ deliveryDays }).success).toBe(false);
});
