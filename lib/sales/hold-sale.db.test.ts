import { beforeAll, describe, expect, test } from "vitest";
import { createBusiness } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { openTill, type Till } from "@/lib/testing/till";
import { completeSale } from "./complete-sale";
import { getSale } from "./get-sale";
import { discardHeldSale, getHeldCart, holdSale, listHeldSales } from "./hold-sale";
import { setSaleStatus } from "./set-sale-status";

const { db } = useTestDb();
let till: Till;

beforeAll(async () => {
  till = await openTill(db());
});

describe("holding", () => {
  test("takes no stock, is resumed as typed, and is completed by one of two tills", async () => {
    const variationId = await till.productOf(5);
    const seller = await till.sellerOf("cashier");
    const held = till.requestOf(variationId, { quantity: "2", note: "blue coat" });
    const [{ id }, twin] = await Promise.all([holdSale(db(), seller, held), holdSale(db(), seller, held)]);
    expect(twin.id).toBe(id);
    expect(await till.stockOf(variationId)).toBe("5");
    expect((await listHeldSales(db(), till.businessId)).find((sale) => sale.id === id)).toMatchObject({
      note: "blue coat",
      number: `D-${id}`,
    });
    const { cart } = await getHeldCart(db(), till.businessId, id);
    expect(cart.lines).toEqual(held.lines);

    const finisher = await till.sellerOf("cashier");
    const finish = () =>
      completeSale(db(), finisher, { ...till.requestOf(variationId, { quantity: "2" }), heldSaleId: id });
    const results = await Promise.allSettled([finish(), finish()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await till.stockOf(variationId)).toBe("3");
    expect((await getSale(db(), till.businessId, id)).soldById).toBe(finisher.id);
    await expect(holdSale(db(), seller, { ...held, heldSaleId: id })).rejects.toMatchObject({
      message: "heldSaleGone",
    });
  });

  test("a held sale can be deleted once, and a final sale cannot", async () => {
    const variationId = await till.productOf(5);
    const seller = await till.sellerOf("cashier");
    const { id } = await holdSale(db(), seller, till.requestOf(variationId));
    await discardHeldSale(db(), seller, id);
    expect(await db().sale.count({ where: { id } })).toBe(0);
    const sold = await completeSale(db(), seller, till.requestOf(variationId));
    await expect(discardHeldSale(db(), seller, sold.id)).rejects.toMatchObject({ message: "heldSaleGone" });
  });
});

describe("draft and final", () => {
  test("each change posts stock once, even when it is repeated", async () => {
    const variationId = await till.productOf(5);
    const seller = await till.sellerOf("manager");
    const { id } = await completeSale(db(), seller, till.requestOf(variationId, { quantity: "2" }));
    const { number } = await db().sale.findUniqueOrThrow({ where: { id } });
    const set = (status: "draft" | "final") => setSaleStatus(db(), seller, id, { status, allowOversell: false });
    await Promise.all([set("draft"), set("draft")]);
    expect(await till.stockOf(variationId)).toBe("5");
    await Promise.all([set("final"), set("final")]);
    expect(await till.stockOf(variationId)).toBe("3");
    expect(await db().sale.findUniqueOrThrow({ where: { id } })).toMatchObject({ number, status: "final" });
  });

  test("a held sale is not made final unpaid, and an order's sale is marked as edited", async () => {
    const variationId = await till.productOf(5);
    const seller = await till.sellerOf("manager");
    const held = await holdSale(db(), seller, till.requestOf(variationId));
    await expect(setSaleStatus(db(), seller, held.id, { status: "final", allowOversell: false })).rejects.toMatchObject(
      { code: "conflict", message: "heldNeedsTill" },
    );
    expect(await db().sale.findUniqueOrThrow({ where: { id: held.id } })).toMatchObject({
      status: "draft",
      draftReason: "held",
      finalAt: null,
    });
    expect(await till.stockOf(variationId)).toBe("5");
    const { id } = await completeSale(db(), seller, till.requestOf(variationId));
    await db().sale.update({ where: { id }, data: { source: "woocommerce" } });
    await setSaleStatus(db(), seller, id, { status: "draft", allowOversell: false });
    expect((await db().sale.findUniqueOrThrow({ where: { id } })).editedAt).not.toBeNull();
  });

  test("a change is refused when the location lacks goods, and for another business", async () => {
    const variationId = await till.productOf(1);
    const { id } = await completeSale(db(), await till.sellerOf("cashier"), till.requestOf(variationId));
    await setSaleStatus(db(), await till.sellerOf("manager"), id, { status: "draft", allowOversell: false });
    await completeSale(db(), await till.sellerOf("cashier"), till.requestOf(variationId));
    const cashier = await till.sellerOf("cashier");
    await expect(setSaleStatus(db(), cashier, id, { status: "final", allowOversell: true })).rejects.toMatchObject({
      message: "oversellRefused",
    });
    const stranger = await till.sellerOf("owner", (await createBusiness(db())).id);
    await expect(setSaleStatus(db(), stranger, id, { status: "final", allowOversell: false })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});
