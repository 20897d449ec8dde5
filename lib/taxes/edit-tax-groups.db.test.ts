import { beforeEach, expect, test } from "vitest";
import { listActivities } from "@/lib/activity/list-activities";
import type { Actor } from "@/lib/auth/actor";
import { createBusiness, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { createTaxGroup, updateTaxGroup } from "./edit-tax-groups";
import { createTaxRate, updateTaxRate } from "./edit-tax-rates";
import { listTaxRates } from "./list-tax-rates";
import { taxGroupSchema } from "./tax-schema";

const { db, pool } = useTestDb();

let actor: Actor;
let gst: number;
let pst: number;
let group: number;
beforeEach(async () => {
  const businessId = (await createBusiness(db())).id;
  actor = { businessId, id: (await createUser(db(), businessId)).id };
  gst = (await createTaxRate(db(), actor, { name: "GST", percent: "5" })).id;
  pst = (await createTaxRate(db(), actor, { name: "PST", percent: "7" })).id;
  group = (await createTaxGroup(db(), actor, { name: "BC", memberIds: [gst, pst] })).id;
});

const before = () => ({ name: "BC", percent: "12", memberIds: [gst, pst] });
async function viewOf(id: number) {
  return (await listTaxRates(db(), actor.businessId)).find((rate) => rate.id === id)!;
}
async function actions() {
  const { items } = await listActivities(db(), actor.businessId, { entity: "tax" });
  return items.map(({ action, details }) => ({ action, details }));
}

test("a group has the sum of its rates, and both are listed with what uses them", async () => {
  await createProduct(db(), actor.businessId, { taxRateId: group });
  await createProduct(db(), actor.businessId, { taxRateId: group });
  await createProduct(db(), actor.businessId, { taxRateId: gst });
  expect(await viewOf(group)).toEqual({
    id: group,
    name: "BC",
    percent: "12",
    isArchived: false,
    isGroup: true,
    groups: [],
    products: 2,
    touches: 2,
    stores: [],
    members: [
      { id: gst, name: "GST", percent: "5" },
      { id: pst, name: "PST", percent: "7" },
    ],
  });
  expect(await viewOf(gst)).toMatchObject({ isGroup: false, members: [], groups: ["BC"], products: 1, touches: 3 });
  expect((await actions())[0]).toEqual({
    action: "tax.group_created",
    details: { name: "BC", percent: "12", members: "GST + PST" },
  });
});

test("a group follows a change of its rate to the last decimal, touches its products, and is recorded", async () => {
  const product = await createProduct(db(), actor.businessId, { taxRateId: group });
  const { changedAt } = await db().product.findUniqueOrThrow({ where: { id: product.id } });
  await updateTaxRate(db(), actor, pst, { name: "QST", percent: "9.9753", before: { name: "PST", percent: "7" } });
  expect(await viewOf(group)).toMatchObject({
    percent: "14.9753",
    members: [{ name: "GST" }, { name: "QST", percent: "9.9753" }],
  });
  expect((await db().product.findUniqueOrThrow({ where: { id: product.id } })).changedAt.getTime()).toBeGreaterThan(
    changedAt.getTime(),
  );
  expect((await actions())[0]).toEqual({
    action: "tax.group_changed",
    details: { name: "BC", before: "12", percent: "14.9753", members: "GST + QST" },
  });
  await updateTaxRate(db(), actor, pst, { name: "PST", percent: "9.9753", before: { name: "QST", percent: "9.9753" } });
  expect((await actions())[0]).toMatchObject({ action: "tax.changed" });
});

test("a new group's sum includes simultaneous changes of its rates", async () => {
  const third = (await createTaxRate(db(), actor, { name: "City", percent: "1" })).id;
  for (let round = 0; round < 5; round += 1) {
    const [federal, local] = [round + 5, round + 7];
    await Promise.all([
      createTaxGroup(db(), actor, { name: `All ${round}`, memberIds: [third, pst, gst] }),
      updateTaxRate(db(), actor, gst, {
        name: "GST",
        percent: `${federal + 1}`,
        before: { name: "GST", percent: `${federal}` },
      }),
      updateTaxRate(db(), actor, pst, {
        name: "PST",
        percent: `${local + 1}`,
        before: { name: "PST", percent: `${local}` },
      }),
    ]);
    const sums = (await listTaxRates(db(), actor.businessId))
      .filter((rate) => rate.isGroup)
      .map(({ percent }) => percent);
    expect(sums).toEqual([
      `${federal + local + 2}`,
      ...Array.from({ length: round + 1 }, () => `${federal + local + 3}`),
    ]);
  }
});

test("a group's name and members can be changed, and a change meanwhile is a conflict", async () => {
  const city = (await createTaxRate(db(), actor, { name: "City", percent: "0.5" })).id;
  await updateTaxGroup(db(), actor, group, { name: "Town", memberIds: [city, gst], before: before() });
  expect(await viewOf(group)).toMatchObject({ name: "Town", percent: "5.5", members: [{ id: city }, { id: gst }] });
  expect(await viewOf(pst)).toMatchObject({ groups: [] });
  const late = { name: "BC", memberIds: [gst, pst], before: before() };
  await expect(updateTaxGroup(db(), actor, group, late)).rejects.toMatchObject({ message: "changedMeanwhile" });
  await expect(updateTaxGroup(db(), actor, gst, late)).rejects.toMatchObject({ code: "not_found" });
  await expect(
    updateTaxRate(db(), actor, group, { name: "Town", percent: "1", before: { name: "Town", percent: "5.5" } }),
  ).rejects.toMatchObject({ code: "not_found" });
});

test("a rate of a group in use cannot be archived, and a group with archived rates cannot be restored", async () => {
  await createTaxGroup(db(), actor, { name: "Both", memberIds: [pst, gst] });
  await expect(updateTaxRate(db(), actor, gst, { isArchived: true })).rejects.toMatchObject({
    message: "taxRateInGroups",
    values: { count: 2, names: "BC, Both" },
  });
  for (const { id } of (await listTaxRates(db(), actor.businessId)).filter((rate) => rate.isGroup))
    await updateTaxRate(db(), actor, id, { isArchived: true });
  expect((await actions())[0]).toMatchObject({ action: "tax.group_archived", details: { name: "Both" } });
  await updateTaxRate(db(), actor, gst, { isArchived: true });
  await expect(updateTaxRate(db(), actor, group, { isArchived: false })).rejects.toMatchObject({
    message: "taxGroupNeedsRates",
    values: { count: 1, names: "GST" },
  });
  await updateTaxRate(db(), actor, gst, { isArchived: false });
  await updateTaxRate(db(), actor, group, { isArchived: false });
  expect((await actions())[0]).toMatchObject({ action: "tax.group_restored", details: { name: "BC" } });
});

test("members are at least two rates in use of the same business, with at most a thousand percent", async () => {
  const make = (memberIds: number[], name = "X") => createTaxGroup(db(), actor, { name, memberIds });
  const stranger = { ...actor, businessId: (await createBusiness(db())).id };
  const theirs = (await createTaxRate(db(), stranger, { name: "Theirs", percent: "1" })).id;
  const old = (await createTaxRate(db(), actor, { name: "Old", percent: "1" })).id;
  await updateTaxRate(db(), actor, old, { isArchived: true });
  await expect(make([gst, group])).rejects.toMatchObject({ fields: { memberIds: "taxGroupOfGroups" } });
  await expect(make([gst, theirs])).rejects.toMatchObject({ fields: { memberIds: "taxRateGone" } });
  await expect(make([gst, old])).rejects.toMatchObject({ fields: { memberIds: "taxRateGone" } });
  await expect(make([gst, pst], "GST")).rejects.toMatchObject({ fields: { name: "taxNameTaken" } });
  await expect(
    updateTaxGroup(db(), stranger, group, { name: "BC", memberIds: [gst, pst], before: before() }),
  ).rejects.toMatchObject({ code: "not_found" });
  const high = (await createTaxRate(db(), actor, { name: "High", percent: "996" })).id;
  await expect(make([gst, high])).rejects.toMatchObject({ fields: { memberIds: "percentTooHigh" } });
  const rise = { name: "GST", percent: "994", before: { name: "GST", percent: "5" } };
  await expect(updateTaxRate(db(), actor, gst, rise)).rejects.toMatchObject({
    fields: { percent: "groupPercentTooHigh" },
  });
  expect(await viewOf(gst)).toMatchObject({ percent: "5" });
  const issueOf = (memberIds: number[]) => taxGroupSchema.safeParse({ name: "X", memberIds }).error?.issues[0]?.message;
  expect([issueOf([gst]), issueOf([gst, gst]), issueOf([gst, pst])]).toEqual([
    "taxGroupTooSmall",
    "invalidField",
    undefined,
  ]);
});

test("the database refuses groups of groups, members of other businesses, and a rate that becomes a group", async () => {
  const theirs = (
    await createTaxRate(
      db(),
      { ...actor, businessId: (await createBusiness(db())).id },
      { name: "Theirs", percent: "1" },
    )
  ).id;
  const join = (groupId: number, rateId: number) =>
    pool().query("insert into tax_group_members (group_id, rate_id) values ($1, $2)", [groupId, rateId]);
  const other = (await createTaxGroup(db(), actor, { name: "Other", memberIds: [gst, pst] })).id;
  for (const [groupId, rateId] of [
    [group, other],
    [group, theirs],
    [gst, pst],
  ] as const) {
    await expect(join(groupId, rateId)).rejects.toThrow(/plain tax rates of its own business/);
  }
  await expect(pool().query("update tax_rates set is_group = true where id = $1", [gst])).rejects.toThrow(
    /does not become a group/,
  );
});
