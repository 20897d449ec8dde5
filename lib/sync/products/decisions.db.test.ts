import { expect, test } from "vitest";
import { createBusiness, createLocation, createProduct, createStore } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { decide, listDecisions } from "./decisions";
import type { MatchCandidate } from "./match";

const { db } = useTestDb();

function candidate(remoteId: number, type = "simple"): MatchCandidate {
  return { remoteId, type, sku: "A-1", status: "publish", reason: "several" };
}

async function setUp(candidates = [candidate(11), candidate(12, "variable")]) {
  const business = await createBusiness(db());
  const location = await createLocation(db(), business.id);
  const store = await createStore(db(), business.id, location.id);
  const product = await createProduct(db(), business.id);
  const decision = await db().matchDecision.create({
    data: { businessId: business.id, storeId: store.id, productId: product.id, candidates },
  });
  return { business, store, product, decision };
}

test("linking creates the link, clears the list and touches the product", async () => {
  const { business, store, product, decision } = await setUp();
  await decide(db(), business.id, decision.id, { action: "link", remoteId: 12 });
  const link = await db().productLink.findFirst({ where: { storeId: store.id } });
  expect(link).toMatchObject({ productId: product.id, remoteId: 12, sentType: "variable", sent: {} });
  expect((await listDecisions(db(), business.id, store.id, undefined)).items).toEqual([]);
  const after = await db().product.findUniqueOrThrow({ where: { id: product.id } });
  expect(after.changedAt.getTime()).toBeGreaterThan(product.changedAt.getTime());
  // The product counts as unedited, so that a form opened before may still be saved.
  expect(after.updatedAt).toEqual(product.updatedAt);
});

test("disabling the sync of a product deletes its decisions in all stores", async () => {
  const { business, product, decision } = await setUp();
  await decide(db(), business.id, decision.id, { action: "disable" });
  expect(await db().product.findUnique({ where: { id: product.id } })).toMatchObject({ isSyncDisabled: true });
  expect(await db().matchDecision.count({ where: { productId: product.id } })).toBe(0);
});

test("a candidate that another product is linked with is refused, and the list names that product", async () => {
  const { business, store, decision } = await setUp();
  const other = await createProduct(db(), business.id, { name: "Other" });
  await db().productLink.create({ data: { storeId: store.id, productId: other.id, remoteId: 11, sentType: "simple" } });
  await expect(decide(db(), business.id, decision.id, { action: "link", remoteId: 11 })).rejects.toMatchObject({
    message: "candidateTaken",
    values: { product: "Other" },
  });
  const { items } = await listDecisions(db(), business.id, store.id, undefined);
  expect(items[0]?.candidates[0]?.linkedProduct).toEqual({ id: other.id, name: "Other" });
});

test("only a listed candidate that can be a product is linked", async () => {
  const { business, decision } = await setUp([candidate(11, "variation")]);
  const link = (remoteId: number) => decide(db(), business.id, decision.id, { action: "link", remoteId });
  await expect(link(99)).rejects.toMatchObject({ message: "candidateGone" });
  await expect(link(11)).rejects.toMatchObject({ message: "candidateNotLinkable" });
});

test("another business's decision is not found", async () => {
  const { decision } = await setUp();
  const { business } = await setUp();
  await expect(decide(db(), business.id, decision.id, { action: "disable" })).rejects.toMatchObject({
    code: "not_found",
  });
});
