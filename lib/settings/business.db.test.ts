import { expect, test } from "vitest";
import { getBusinessSettings, setModule, updateBusinessSettings } from "@/lib/settings/business";
import { createBusiness } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";

const { db } = useTestDb();

test("a module is switched on once by repeated clicks, and off again", async () => {
  const { id } = await createBusiness(db(), { modules: [] });
  await Promise.all([1, 2, 3].map(() => setModule(db(), id, "woocommerce", true)));
  expect(await setModule(db(), id, "woocommerce", true)).toEqual(["woocommerce"]);
  expect(await setModule(db(), id, "woocommerce", false)).toEqual([]);
});

test("only the given business is changed", async () => {
  const [mine, theirs] = [await createBusiness(db()), await createBusiness(db())];
  const before = await getBusinessSettings(db(), theirs.id);
  await setModule(db(), mine.id, "woocommerce", false);
  const settings = {
    name: "Tea",
    currency: "KWD",
    timeZone: "Asia/Kuwait",
    pricesIncludeTax: true,
    weightUnit: "g",
  } as const;
  expect(await updateBusinessSettings(db(), mine.id, settings)).toEqual(settings);
  expect(await getBusinessSettings(db(), theirs.id)).toEqual(before);
  expect((await db().business.findUniqueOrThrow({ where: { id: theirs.id } })).modules).toEqual(["woocommerce"]);
});

test("a missing business is not found", async () => {
  await expect(setModule(db(), 999_999, "woocommerce", true)).rejects.toMatchObject({ code: "not_found" });
});
