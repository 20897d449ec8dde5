import { expect, test } from "vitest";
import { WooError } from "@/lib/woo/woo-error";
import { decideQuantities, type Pending } from "./decide-quantities";
import type { RemoteQuantity } from "./fetch-quantities";
import type { PushRow } from "./queries/load-push-rows";

const NONE = { sold: 0, back: 0 };

function pending(remoteId: number, expected: number | null, wanted = 8): Pending {
  const row: PushRow = {
    variationId: remoteId,
    productId: remoteId,
    label: "Mug",
    sku: "MUG",
    remoteId,
    parentRemoteId: null,
    level: String(wanted),
    reservation: "0",
    storeReduced: "0",
    pushedQuantity: expected === null ? null : String(expected),
    pushedReduced: "0",
    pushedUnimported: "0",
    pushedUnimportedBack: "0",
    pushedAt: null,
    sentSku: null,
    sentAt: new Date(0),
    bornAt: null,
    version: null,
    claim: null,
  };
  return { row, plan: { kind: "push", wanted, expected, unimported: NONE } };
}

function decide(item: Pending, remote: RemoteQuantity) {
  const { toSend, atTarget, refused } = decideQuantities([item], () => remote);
  return {
    payloads: toSend.map(({ payload }) => payload),
    targets: toSend.map(({ target }) => target),
    atTarget: atTarget.map(({ quantity, unimported }) => ({ quantity, unimported })),
    refused: refused.map(({ error }) => error.code),
  };
}

const NOTHING = { payloads: [], targets: [], atTarget: [], refused: [] };

test.each<{ name: string; expected: number | null; remote: RemoteQuantity; decided: object }>([
  {
    name: "a counted quantity that differs is sent as a difference",
    expected: 10,
    remote: { kind: "counted", quantity: 10 },
    decided: { payloads: [{ manage_stock: true, inventory_delta: -2 }], targets: [8] },
  },
  {
    name: "a store at the target receives nothing",
    expected: 8,
    remote: { kind: "counted", quantity: 8 },
    decided: { atTarget: [{ quantity: 8, unimported: NONE }] },
  },
  {
    name: "units the store sold unimported are not offered again",
    expected: 10,
    remote: { kind: "counted", quantity: 8 },
    decided: { payloads: [{ manage_stock: true, inventory_delta: -2 }], targets: [6] },
  },
  {
    name: "an uncounted product is counted from the wanted quantity on",
    expected: 10,
    remote: { kind: "uncounted" },
    decided: { payloads: [{ manage_stock: true, stock_quantity: 8 }], targets: [8] },
  },
  {
    name: "a thing that the listing leaves out is sent the difference to the expected quantity",
    expected: 10,
    remote: { kind: "absent" },
    decided: { payloads: [{ manage_stock: true, inventory_delta: -2 }], targets: [8] },
  },
  {
    name: "a thing that was never pushed and is not listed is sent its quantity",
    expected: null,
    remote: { kind: "absent" },
    decided: { payloads: [{ manage_stock: true, stock_quantity: 8 }], targets: [8] },
  },
  {
    name: "a refused listing sends nothing",
    expected: 10,
    remote: { kind: "refused", error: new WooError({ code: "forbidden" }) },
    decided: { refused: ["forbidden"] },
  },
])("$name", ({ expected, remote, decided }) => {
  expect(decide(pending(1, expected), remote)).toEqual({ ...NOTHING, ...decided });
});

test("each thing is decided by its own remote quantity", () => {
  const items = [pending(1, 10), pending(2, 10)];
  const remoteQuantityOf = ({ remoteId }: PushRow): RemoteQuantity =>
    remoteId === 1 ? { kind: "counted", quantity: 10 } : { kind: "counted", quantity: 12 };
  const { toSend } = decideQuantities(items, remoteQuantityOf);
  expect(toSend.map(({ row, payload }) => [row.remoteId, payload])).toEqual([
    [1, { manage_stock: true, inventory_delta: -2 }],
    [2, { manage_stock: true, inventory_delta: -4 }],
  ]);
});
