import { expect, test } from "vitest";
import { countedOutOf } from "./counted-out";

const READ_AT = new Date("2026-11-29T12:00:00Z");
const before = new Date("2026-11-29T11:00:00Z");
const earlier = new Date("2026-11-29T10:00:00Z");
const after = new Date("2026-11-29T13:00:00Z");

type Order = Parameters<typeof countedOutOf>[1];
const back = (createdAt: Date, restocked: string): Order["returns"][number] => ({
  remoteId: 9,
  reason: "",
  total: "5",
  createdAt,
  lines: [{ remoteLineId: 1, quantity: restocked, total: "5", taxTotal: "0", restocked }],
});
const order = (values: Partial<Order>): Order => ({
  remoteStatus: "processing",
  isSettled: true,
  gateway: "stripe",
  createdAt: earlier,
  modifiedAt: after,
  paidAt: before,
  returns: [],
  ...values,
});

test.each([
  ["unchanged since: what it has taken", order({ modifiedAt: before }), "3", "3"],
  ["unchanged and not taken yet", order({ modifiedAt: before, paidAt: null, isSettled: false }), "0", "0"],
  ["unchanged, and its goods were never counted", order({ modifiedAt: before }), "0", null],
  ["placed and paid afterwards", order({ createdAt: after, paidAt: after }), "3", "0"],
  ["paid before, changed afterwards", order({}), "3", "3"],
  ["placed before, paid afterwards by card", order({ paidAt: after }), "3", "0"],
  ["on hold for a transfer, paid afterwards", order({ gateway: "bacs", paidAt: after }), "3", "3"],
  ["on hold for a gateway's reason", order({ remoteStatus: "on-hold", paidAt: null }), "3", "3"],
  ["cancelled afterwards, paid before", order({ remoteStatus: "cancelled" }), "0", "3"],
  [
    "cancelled afterwards, on hold before",
    order({ gateway: "bacs", paidAt: null, remoteStatus: "cancelled" }),
    "0",
    "3",
  ],
  ["cancelled afterwards, never paid", order({ paidAt: null, remoteStatus: "cancelled" }), "0", "0"],
  [
    "cancelled afterwards, one back before",
    order({ remoteStatus: "cancelled", returns: [back(before, "1")] }),
    "0",
    "2",
  ],
  ["one back afterwards", order({ returns: [back(after, "1")] }), "2", "3"],
  ["one back before", order({ returns: [back(before, "1")] }), "2", "2"],
  ["all back afterwards", order({ remoteStatus: "refunded", returns: [back(after, "3")] }), "0", "3"],
  ["paid before, and its goods were never counted", order({}), "0", null],
])("%s", (_, dated, storeReduced, expected) => {
  expect(countedOutOf({ remoteLineId: 1, quantity: "3", storeReduced }, dated, READ_AT)).toBe(expected);
});
