import { beforeEach, expect, test } from "vitest";
import type { Actor } from "@/lib/auth/actor";
import {
  createBusiness,
  createLocation,
  createPriceGroup,
  createProduct,
  createStore,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { listPrices } from "./list-prices";
import { updatePriceGroup } from "./price-groups";
import type { PriceCell } from "./price-schema";
import { savePrices } from "./save-prices";

const { db } = useTestDb();

let actor: Actor;
let wholesale: number;
let tea: number;
let cup: number;
beforeEach(async () => {
  const businessId = (await createBusiness(db())).id;
  actor = { businessId, id: (await createUser(db(), businessId)).id };
  wholesale = (await createPriceGroup(db(), businessId)).id;
  tea = (await createProduct(db(), businessId, { name: "A", price: "10", groupPrices: { [wholesale]: "8.5" } }))
    .variations[0]!.id;
  cup = (await createProduct(db(), businessId, { name: "B", price: "4" })).variations[0]!.id;
});

const cell = (variationId: number, priceGroupId: number | null, price: string, before: string | null): PriceCell => ({
  variationId,
  priceGroupId,
  price,
  before,
});

async function prices(): Promise<(string | undefined)[][]> {
  const { items } = await listPrices(db(), actor.businessId, {});
  return items.map(({ price, groupPrices }) => [price, groupPrices[wholesale]]);
}

test("saves valid cells, and returns a reason for each other cell", async () => {
  const { saved, refused } = await savePrices(db(), actor, [
    cell(tea, null, "11,50", "10"),
    cell(tea, wholesale, "", "8.5"),
    cell(cup, null, "", "4"),
    cell(cup, wholesale, "cheap", null),
  ]);
  expect(saved).toEqual([
    { variationId: tea, priceGroupId: null, price: "11.5" },
    { variationId: tea, priceGroupId: wholesale, price: null },
  ]);
  expect(refused).toEqual([
    { variationId: cup, priceGroupId: null, message: "required" },
    { variationId: cup, priceGroupId: wholesale, message: "notANumber" },
  ]);
  expect(await prices()).toEqual([
    ["11.5", undefined],
    ["4", undefined],
  ]);
});

test("refuses a cell that another person changed meanwhile, unless the price is the same", async () => {
  await savePrices(db(), actor, [cell(tea, null, "12", "10"), cell(cup, wholesale, "3", null)]);
  const { saved, refused } = await savePrices(db(), actor, [
    cell(tea, null, "9", "10"),
    cell(cup, wholesale, "3.00", null),
  ]);
  expect(refused).toEqual([{ variationId: tea, priceGroupId: null, message: "cellChanged", current: "12" }]);
  expect(saved).toHaveLength(1);
  expect(await prices()).toEqual([
    ["12", "8.5"],
    ["4", "3"],
  ]);
});

test("simultaneous requests in any order neither deadlock nor lose a cell", async () => {
  const cells = [cell(tea, null, "1", "10"), cell(cup, null, "2", "4"), cell(cup, wholesale, "3", null)];
  const results = await Promise.all([cells, [...cells].reverse(), cells].map((each) => savePrices(db(), actor, each)));
  expect(results.flatMap(({ refused }) => refused)).toEqual([]);
  expect(await prices()).toEqual([
    ["1", "8.5"],
    ["2", "3"],
  ]);
});

test("a product form that was read before gets a conflict", async () => {
  const before = await db().product.findFirstOrThrow({ where: { variations: { some: { id: tea } } } });
  await savePrices(db(), actor, [cell(tea, wholesale, "7", "8.5")]);
  const after = await db().product.findUniqueOrThrow({ where: { id: before.id } });
  expect(after.updatedAt.getTime()).toBeGreaterThan(before.updatedAt.getTime());
  expect(after.changedAt.getTime()).toBeGreaterThan(before.changedAt.getTime());
});

test("cells of another business and of an archived group are refused as missing", async () => {
  const strangers = (await createBusiness(db())).id;
  const stranger = { businessId: strangers, id: (await createUser(db(), strangers)).id };
  const { saved, refused } = await savePrices(db(), stranger, [cell(tea, null, "1", "10")]);
  expect({ saved, refused }).toMatchObject({ saved: [], refused: [{ message: "cellGone" }] });
  expect((await listPrices(db(), strangers, {})).items).toEqual([]);
  await updatePriceGroup(db(), actor, wholesale, { isArchived: true });
  expect(await savePrices(db(), actor, [cell(tea, wholesale, "1", "8.5")])).toMatchObject({
    refused: [{ message: "cellGone" }],
  });
});

test("a group that a store uses cannot be archived", async () => {
  const location = await createLocation(db(), actor.businessId);
  await createStore(db(), actor.businessId, location.id, { name: "Web", settings: { priceGroupId: wholesale } });
  await expect(updatePriceGroup(db(), actor, wholesale, { isArchived: true })).rejects.toMatchObject({
    message: "priceGroupInUse",
    values: { stores: "Web" },
  });
});
