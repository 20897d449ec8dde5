import { expect, test } from "vitest";
import { planSkuExchange } from "./plan-sku-exchange";
import type { SkuHolder } from "./sku-holders";

function holder(remoteId: number, sku: string, isSkuSent = false): SkuHolder {
  const line = { localId: remoteId, productId: remoteId, label: sku, parentRemoteId: null };
  return { kind: "product", ...line, remoteId, sku, isSkuSent };
}

const holdersOf = (...all: SkuHolder[]) => new Map(all.map((one) => [one.remoteId, one]));

test("a ring: each is freed, each is sent again, nothing is left to send", () => {
  const ring = [
    { remoteId: 1, sku: "B", holderId: 2 },
    { remoteId: 2, sku: "C", holderId: 3 },
    { remoteId: 3, sku: "A", holderId: 1 },
  ];
  const plan = planSkuExchange(ring, holdersOf(holder(1, "B"), holder(2, "C"), holder(3, "A")));
  expect(plan.toFree.map(({ remoteId }) => remoteId)).toEqual([2, 3, 1]);
  expect(plan).toMatchObject({ again: ring, toSend: [], stuck: [] });
});

test("a create with a SKU that a linked product gave up: that one is freed, and gets its own SKU afterwards", () => {
  const created = { remoteId: null, sku: "A", holderId: 1 };
  const plan = planSkuExchange([created], holdersOf(holder(1, "B")));
  expect(plan).toMatchObject({ toFree: [{ remoteId: 1 }], again: [created], toSend: [{ remoteId: 1 }], stuck: [] });
});

test("a holder that has its new SKU already is not freed", () => {
  const blocked = { remoteId: 2, sku: "A", holderId: 1 };
  const plan = planSkuExchange([blocked], holdersOf(holder(1, "B", true)));
  expect(plan).toMatchObject({ toFree: [], again: [blocked], toSend: [], stuck: [] });
});

test("something foreign, and something that has the SKU in the POS as well, keep it", () => {
  const foreign = { remoteId: 2, sku: "A", holderId: 77 };
  const unnamed = { remoteId: 3, sku: "A", holderId: undefined };
  const same = { remoteId: 4, sku: "a ", holderId: 1 };
  const plan = planSkuExchange([foreign, unnamed, same], holdersOf(holder(1, "A")));
  expect(plan).toEqual({ toFree: [], again: [], toSend: [], stuck: [foreign, unnamed, same] });
});
