import { beforeEach, expect, test } from "vitest";
import {
  addStock,
  createBusiness,
  createLocation as makeLocation,
  createProduct,
  createStore,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import type { Actor } from "@/lib/auth/actor";
import { createLocation, updateLocation } from "./edit-locations";
import { listLocations } from "./list-locations";

const { db } = useTestDb();

const place = (name: string, address = "", phone = "") => ({ name, address, phone });

let actor: Actor;
let shop: number;
beforeEach(async () => {
  const businessId = (await createBusiness(db())).id;
  actor = { businessId, id: (await createUser(db(), businessId)).id };
  shop = (await makeLocation(db(), businessId, "Shop")).id;
});

test("a name is unique, ignoring case", async () => {
  await expect(createLocation(db(), actor, place("SHOP"))).rejects.toMatchObject({
    fields: { name: "locationNameTaken" },
  });
  const { id } = await createLocation(db(), actor, place("Sho_"));
  await expect(updateLocation(db(), actor, id, { ...place("shop"), before: place("Sho_") })).rejects.toMatchObject({
    fields: { name: "locationNameTaken" },
  });
  await expect(updateLocation(db(), actor, id, { ...place("Stand"), before: place("Older") })).rejects.toMatchObject({
    message: "changedMeanwhile",
  });
  await updateLocation(db(), actor, id, { ...place("Stand"), before: place("Sho_") });
  expect((await listLocations(db(), actor.businessId)).map(({ name }) => name)).toEqual(["Shop", "Stand"]);
});

test("a location with a store or stock, and the only location, cannot be archived", async () => {
  const archive = () => updateLocation(db(), actor, shop, { isArchived: true });
  await expect(archive()).rejects.toMatchObject({ message: "lastLocation" });
  await createLocation(db(), actor, place("Warehouse"));
  const { variations } = await createProduct(db(), actor.businessId, { stock: { [shop]: "-2" } });
  await expect(archive()).rejects.toMatchObject({ message: "locationHasStock", values: { count: 1 } });
  await addStock(db(), variations[0]!, shop, "2");
  const store = await createStore(db(), actor.businessId, shop, { name: "Web" });
  await expect(archive()).rejects.toMatchObject({ message: "locationHasStores", values: { stores: "Web" } });
  await db().store.delete({ where: { id: store.id } });
  await archive();
  expect(await listLocations(db(), actor.businessId)).toMatchObject([
    { name: "Warehouse" },
    { name: "Shop", isArchived: true, stocked: 0 },
  ]);
});

test("a location whose stock a store adds to its own cannot be archived until the store leaves it out", async () => {
  const warehouse = (await createLocation(db(), actor, place("Warehouse"))).id;
  const store = await createStore(db(), actor.businessId, shop, { name: "Web" });
  const save = (furtherLocationIds: number[]) =>
    db().store.update({ where: { id: store.id }, data: { furtherLocationIds } });
  await save([warehouse]);
  const archive = () => updateLocation(db(), actor, warehouse, { isArchived: true });
  await expect(archive()).rejects.toMatchObject({ message: "locationHasStores", values: { stores: "Web" } });
  expect(await listLocations(db(), actor.businessId)).toMatchObject([{ stores: ["Web"] }, { stores: ["Web"] }]);
  await save([]);
  await archive();
});

test("of two people who archive the last two locations at once, one gets a conflict", async () => {
  const other = (await createLocation(db(), actor, place("Warehouse"))).id;
  const results = await Promise.allSettled(
    [shop, other].map((id) => updateLocation(db(), actor, id, { isArchived: true })),
  );
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("another business's location is not found", async () => {
  const stranger = { ...actor, businessId: (await createBusiness(db())).id };
  await expect(updateLocation(db(), stranger, shop, { isArchived: true })).rejects.toMatchObject({ code: "not_found" });
  expect(await listLocations(db(), stranger.businessId)).toEqual([]);
});

test("address and phone are changed, and of two people who change them the second gets a conflict", async () => {
  const edit = (address: string) =>
    updateLocation(db(), actor, shop, { ...place("Shop", address, "+49 30 1"), before: place("Shop") });
  await edit("Long Street 1\n10115 Berlin");
  await expect(edit("Short Street 2")).rejects.toMatchObject({ message: "changedMeanwhile" });
  expect(await listLocations(db(), actor.businessId)).toMatchObject([
    { address: "Long Street 1\n10115 Berlin", phone: "+49 30 1" },
  ]);
  const { details } = await db().activity.findFirstOrThrow({
    where: { businessId: actor.businessId, action: "location.edited" },
  });
  expect(details).toMatchObject({ name: "Shop" });
});
