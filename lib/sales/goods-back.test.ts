import { expect, test } from "vitest";
import { goodsBack } from "./goods-back";

const till = (id: number, restocked: string) => ({ restocked, saleReturn: { id, remoteId: null } });
const elsewhere = (id: number, restocked: string) => ({ restocked, saleReturn: { id, remoteId: id + 900 } });

test.each([
  ["nothing came back", [], "0"],
  ["at the till only", [till(1, "1"), till(2, "0.5")], "1.5"],
  ["refunded elsewhere only", [elsewhere(1, "2"), elsewhere(2, "1")], "3"],
  ["at the till, and the money elsewhere", [till(1, "2"), elsewhere(2, "2")], "2"],
  ["fewer at the till than were refunded", [till(1, "1"), elsewhere(2, "3")], "3"],
  ["more at the till than were refunded", [till(1, "3"), elsewhere(2, "1")], "3"],
  ["refunded elsewhere, then more at the till", [elsewhere(1, "2"), till(2, "1")], "3"],
  ["broken goods at the till, put back elsewhere", [till(1, "0"), elsewhere(2, "2")], "2"],
  [
    "each of two returns refunded, in whatever order they are read",
    [elsewhere(4, "2"), till(3, "2"), elsewhere(2, "1"), till(1, "1")],
    "3",
  ],
])("%s", (_, returned, back) => {
  expect(goodsBack(returned).toFixed()).toBe(back);
});
