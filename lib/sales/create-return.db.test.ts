import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { createBusiness } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { openTill, type Till } from "@/lib/testing/till";
import { completeSale } from "./complete-sale";
import { createReturn } from "./create-return";
import { getSale } from "./get-sale";
import { holdSale } from "./hold-sale";
import type { Seller } from "./refuse-shortages";
import { setSaleStatus } from "./set-sale-status";
import { takePayment } from "./take-payment";

const { db } = useTestDb();
let till: Till;

beforeAll(async () => {
  till = await openTill(db());
});

describe("the amount due", () => {
  test("is paid once, with change, and not for a draft, an order or a sale of another business", async () => {
    const seller = await till.sellerOf("manager");
    const { id } = await completeSale(db(), seller, till.requestOf(await till.productOf(5)));
    await db().salePayment.deleteMany({ where: { saleId: id } });
    const payment = { payments: [{ method: "cash" as const, amount: "20", reference: "" }], expectedDue: "11" };
    const take = (by: Seller) => takePayment(db(), by, id, payment);
    await expect(take(await till.sellerOf("owner", (await createBusiness(db())).id))).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(
      takePayment(db(), seller, id, { ...payment, payments: [{ method: "card", amount: "5", reference: "" }] }),
    ).rejects.toMatchObject({ message: "underpaid" });
    const results = await Promise.allSettled([take(seller), take(seller)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", message: "dueChanged" },
    });
    const sale = await getSale(db(), till.businessId, id);
    expect(sale.due).toBe("0");
    expect(sale.payments.map(({ method, amount }) => [method, amount])).toEqual([
      ["cash", "20"],
      ["change", "-9"],
    ]);

    await db().salePayment.deleteMany({ where: { saleId: id } });
    await setSaleStatus(db(), seller, id, { status: "draft", allowOversell: false });
    await expect(take(seller)).rejects.toMatchObject({ message: "paymentNeedsFinal" });
    await db().sale.update({ where: { id }, data: { source: "woocommerce" } });
    await expect(take(seller)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("returns", () => {
  async function sold(quantity: string) {
    const variationId = await till.productOf(10);
    const seller = await till.sellerOf("manager");
    const { id } = await completeSale(db(), seller, till.requestOf(variationId, { quantity }));
    const line = await db().saleLine.findFirstOrThrow({ where: { saleId: id } });
    const give = (count: string, restock: boolean, clientKey: string = randomUUID()) =>
      createReturn(db(), seller, id, {
        clientKey,
        reason: "",
        lines: [{ saleLineId: line.id, quantity: count, restock }],
      });
    return { variationId, id, lineId: line.id, give };
  }

  test("restock goods, or not", async () => {
    const { variationId, id, give } = await sold("3");
    await give("1", true);
    expect(await till.stockOf(variationId)).toBe("8");
    await give("1", false);
    expect(await till.stockOf(variationId)).toBe("8");
    expect((await db().sale.findUniqueOrThrow({ where: { id } })).refundedTotal.toFixed()).toBe("22");
  });

  test("have the sale's main method of payment unless another is chosen", async () => {
    const { id, lineId, give } = await sold("3");
    await db().salePayment.updateMany({ where: { saleId: id }, data: { method: "card" } });
    await give("1", true);
    const lines = [{ saleLineId: lineId, quantity: "1", restock: true }];
    await createReturn(db(), await till.sellerOf("manager"), id, {
      clientKey: randomUUID(),
      reason: "",
      lines,
      method: "transfer",
      reference: "T-9",
    });
    const { returns } = await getSale(db(), till.businessId, id);
    expect(returns).toMatchObject([
      { method: "transfer", reference: "T-9", total: "11" },
      { method: "card", reference: "", total: "11" },
    ]);
  });

  test("never exceed what was sold, even simultaneously", async () => {
    const { variationId, give } = await sold("2");
    await expect(give("3", true)).rejects.toMatchObject({ message: "returnTooMany", values: { left: "2" } });
    const results = await Promise.allSettled([give("2", true), give("2", true)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await till.stockOf(variationId)).toBe("10");
  });

  test("with the same key are one return", async () => {
    const { id, give } = await sold("3");
    const key = randomUUID();
    const twins = await Promise.all([give("1", true, key), give("1", true, key)]);
    expect(twins[0]).toEqual(twins[1]);
    expect(await db().saleReturn.count({ where: { saleId: id } })).toBe(1);
  });

  test("of a draft or of another business are refused; a sale with returns stays final", async () => {
    const { id, lineId, give } = await sold("2");
    const manager = await till.sellerOf("manager");
    await give("1", true);
    await expect(setSaleStatus(db(), manager, id, { status: "draft", allowOversell: false })).rejects.toMatchObject({
      message: "saleHasReturns",
    });
    const stranger = await till.sellerOf("owner", (await createBusiness(db())).id);
    const request = {
      clientKey: randomUUID(),
      reason: "",
      lines: [{ saleLineId: lineId, quantity: "1", restock: true }],
    };
    await expect(createReturn(db(), stranger, id, request)).rejects.toMatchObject({ code: "not_found" });
    const draft = await holdSale(db(), manager, till.requestOf(await till.productOf(1)));
    await expect(createReturn(db(), manager, draft.id, request)).rejects.toMatchObject({ message: "returnNeedsFinal" });
  });
});
