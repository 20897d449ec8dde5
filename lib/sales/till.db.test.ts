import { randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_ROLES, type RoleName } from "@/lib/auth/permissions";
import { createBusiness, createLocation, createProduct, createTaxRate, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import type { SaleRequest } from "./cart-schema";
import { completeSale } from "./complete-sale";
import { createReturn } from "./create-return";
import { findScan } from "./find-scan";
import { getSale } from "./get-sale";
import { discardHeldSale, getHeldCart, holdSale, listHeldSales } from "./hold-sale";
import type { Seller } from "./refuse-shortages";
import { setSaleStatus } from "./set-sale-status";
import { getSoldCart } from "./sold-cart";
import { takePayment } from "./take-payment";
import { findTillItems, variationsQuerySchema } from "./till-items";

const { db } = useTestDb();

let businessId: number;
let locationId: number;
let taxRateId: number;

beforeAll(async () => {
  businessId = (await createBusiness(db())).id;
  locationId = (await createLocation(db(), businessId)).id;
  taxRateId = (await createTaxRate(db(), businessId, "10")).id;
});

async function sellerOf(roleName: RoleName, business = businessId): Promise<Seller> {
  const user = await createUser(db(), business, roleName);
  return { id: user.id, businessId: business, permissions: DEFAULT_ROLES[roleName] };
}

async function productOf(stock: number, values: { price?: string; tracksStock?: boolean } = {}): Promise<number> {
  const product = await createProduct(db(), businessId, { price: "10", taxRateId, stock: { [locationId]: stock }, ...values });
  return product.variations[0]!.id;
}

function requestOf(variationId: number, values: Partial<SaleRequest> & { quantity?: string } = {}): SaleRequest {
  const { quantity = "1", ...rest } = values;
  const expectedTotal = rest.expectedTotal ?? new Decimal("11").times(quantity).toFixed();
  return {
    clientKey: randomUUID(),
    heldSaleId: null,
    locationId,
    customerId: null,
    lines: [{ variationId, quantity, discount: null }],
    discount: null,
    note: "",
    payments: [{ method: "cash", amount: expectedTotal, reference: "" }],
    allowOversell: false,
    ...rest,
    expectedTotal,
  };
}

async function stockOf(variationId: number): Promise<string> {
  const level = await db().stockLevel.findUnique({ where: { variationId_locationId: { variationId, locationId } } });
  return level?.quantity.toFixed() ?? "0";
}

describe("selling", () => {
  test("writes lines, taxes, payments, change and stock", async () => {
    const variationId = await productOf(5);
    const seller = await sellerOf("cashier");
    const request = requestOf(variationId, {
      quantity: "2", expectedTotal: "19.8", discount: { kind: "percent", value: "10" },
      payments: [{ method: "card", amount: "9.8", reference: "1234" }, { method: "cash", amount: "20", reference: "" }],
    });
    const { id } = await completeSale(db(), seller, request);
    const sale = await db().sale.findUniqueOrThrow({ where: { id }, include: { lines: { include: { taxes: true } }, payments: { orderBy: { id: "asc" } } } });
    expect(sale).toMatchObject({ source: "pos", status: "final", draftReason: null, createdById: seller.id });
    expect([sale.subtotal, sale.discountTotal, sale.taxTotal, sale.total].map((amount) => amount.toFixed())).toEqual(["20", "2", "1.8", "19.8"]);
    expect(sale.lines[0]?.taxes[0]).toMatchObject({ taxRateId });
    expect(sale.payments.map(({ method, amount }) => [method, amount.toFixed()])).toEqual([["card", "9.8"], ["cash", "20"], ["change", "-10"]]);
    expect(await stockOf(variationId)).toBe("3");
    expect(await db().activity.count({ where: { businessId, entityId: id, action: "sale.sold" } })).toBe(1);
  });

  test("the last piece goes to one of two tills, and the other is told", async () => {
    const variationId = await productOf(1);
    const seller = await sellerOf("cashier");
    const results = await Promise.allSettled([1, 2, 3, 4].map(() => completeSale(db(), seller, requestOf(variationId))));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "forbidden", message: "oversellRefused" });
    }
    expect(await stockOf(variationId)).toBe("0");
  });

  test("whoever may oversell is asked first", async () => {
    const variationId = await productOf(0);
    const seller = await sellerOf("manager");
    const request = requestOf(variationId, { quantity: "3" });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({ code: "conflict", message: "oversellAsk" });
    await completeSale(db(), seller, { ...request, allowOversell: true });
    expect(await stockOf(variationId)).toBe("-3");
  });

  test("a cashier cannot allow it to themselves, and a service needs no stock", async () => {
    const seller = await sellerOf("cashier");
    const scarce = requestOf(await productOf(0), { allowOversell: true });
    await expect(completeSale(db(), seller, scarce)).rejects.toMatchObject({ code: "forbidden" });
    await expect(completeSale(db(), seller, requestOf(await productOf(0, { tracksStock: false })))).resolves.toHaveProperty("id");
  });

  test("the same key makes one sale, at once and later", async () => {
    const variationId = await productOf(9);
    const seller = await sellerOf("cashier");
    const request = requestOf(variationId);
    const twins = await Promise.all([1, 2, 3].map(() => completeSale(db(), seller, request)));
    const later = await completeSale(db(), seller, request);
    expect(new Set([...twins, later].map(({ id }) => id)).size).toBe(1);
    expect(await stockOf(variationId)).toBe("8");
  });

  test("the same key with another cart, total or payment is refused with the number of what was sold", async () => {
    const [variationId, later] = [await productOf(9), await productOf(9)];
    const seller = await sellerOf("cashier");
    const request = requestOf(variationId, { payments: [{ method: "cash", amount: "20", reference: "" }] });
    const { id } = await completeSale(db(), seller, request);
    const { number } = await db().sale.findUniqueOrThrow({ where: { id } });
    const refusal = { code: "conflict", message: "alreadySold", values: { number } };

    const lines = [...request.lines, { variationId: later, quantity: "1", discount: null }];
    const grown = { ...request, lines, expectedTotal: "22", payments: [{ method: "cash" as const, amount: "50", reference: "" }] };
    await expect(completeSale(db(), seller, grown)).rejects.toMatchObject(refusal);
    await expect(holdSale(db(), seller, grown)).rejects.toMatchObject(refusal);
    await expect(completeSale(db(), seller, { ...request, expectedTotal: "12" })).rejects.toMatchObject(refusal);
    await expect(completeSale(db(), seller, { ...request, payments: grown.payments })).rejects.toMatchObject(refusal);
    expect(await completeSale(db(), seller, request)).toEqual({ id });
    expect([await stockOf(variationId), await stockOf(later)]).toEqual(["8", "9"]);

    const sold = await getSoldCart(db(), businessId, request.clientKey);
    expect(sold).toMatchObject({ id, number, total: "11", change: "9", cart: { lines: request.lines } });
    const stranger = (await createBusiness(db())).id;
    await expect(getSoldCart(db(), stranger, request.clientKey)).rejects.toMatchObject({ code: "not_found" });
  });

  test("numbers follow each other without gaps, also past a refused sale", async () => {
    const own = (await createBusiness(db())).id;
    const place = (await createLocation(db(), own)).id;
    const product = await createProduct(db(), own, { price: "11", stock: { [place]: 20 } });
    const seller = await sellerOf("cashier", own);
    const request = () => requestOf(product.variations[0]!.id, { locationId: place });
    await expect(completeSale(db(), seller, { ...request(), expectedTotal: "12" })).rejects.toMatchObject({ message: "totalChanged" });
    await Promise.all(Array.from({ length: 6 }, () => completeSale(db(), seller, request())));
    const sales = await db().sale.findMany({ where: { businessId: own }, orderBy: { number: "asc" } });
    expect(sales.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6].map((last) => `POS-00000${last}`));
  });

  test.each([
    ["too little", [{ method: "cash", amount: "10", reference: "" }], "underpaid"],
    ["a card charged too much", [{ method: "card", amount: "12", reference: "" }], "overpaid"],
  ] as const)("is refused with %s paid", async (_, payments, message) => {
    const request = requestOf(await productOf(1), { payments: [...payments] });
    await expect(completeSale(db(), await sellerOf("cashier"), request)).rejects.toMatchObject({ message });
  });

  test("after a price change the cart can be paid once it has the prices of now", async () => {
    const [kept, gone] = [await productOf(5), await productOf(5)];
    const seller = await sellerOf("cashier");
    const lines = [kept, gone].map((variationId) => ({ variationId, quantity: "1", discount: null }));
    const request = requestOf(kept, { lines, expectedTotal: "22" });
    await db().variation.update({ where: { id: kept }, data: { price: "20" } });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({ message: "totalChanged" });
    await db().variation.update({ where: { id: gone }, data: { isArchived: true } });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({ message: "tillProductGone" });

    const { ids } = variationsQuerySchema.parse({ ids: `${kept},${gone}`, locationId: String(locationId) });
    const [item, ...others] = await findTillItems(db(), businessId, locationId, { variationIds: ids });
    expect(others).toEqual([]);
    expect(item).toMatchObject({ taxPercent: "10", variations: [{ id: kept, price: "20", stock: "5" }] });
    await expect(completeSale(db(), seller, requestOf(kept, { expectedTotal: "22" }))).resolves.toHaveProperty("id");
  });

  test("another business's goods, places and customers are refused", async () => {
    const variationId = await productOf(5);
    const other = (await createBusiness(db())).id;
    const stranger = await sellerOf("owner", other);
    const theirs = await createLocation(db(), other);
    const customer = await db().customer.create({ data: { businessId: other, name: "Theirs" } });
    await expect(completeSale(db(), stranger, requestOf(variationId))).rejects.toMatchObject({ message: "tillLocationGone" });
    await expect(completeSale(db(), stranger, requestOf(variationId, { locationId: theirs.id }))).rejects.toMatchObject({ message: "tillProductGone" });
    await expect(completeSale(db(), await sellerOf("owner"), requestOf(variationId, { customerId: customer.id }))).rejects.toMatchObject({ message: "tillCustomerGone" });
  });
});

test("a SKU that begins like a quantity is found as a whole before it is split", async () => {
  const make = (sku: string) => createProduct(db(), businessId, { sku });
  await make("10X15-FRAME");
  await make("15-FRAME");
  const scan = async (text: string) => {
    const { quantity, code, items } = await findScan(db(), businessId, locationId, text);
    return [quantity, code, items.flatMap(({ variations }) => variations.map(({ sku }) => sku))];
  };
  expect(await scan("10x15-frame")).toEqual(["1", "10x15-frame", ["10X15-FRAME"]]);
  expect(await scan("2*10X15-FRAME")).toEqual(["2", "10X15-FRAME", ["10X15-FRAME"]]);
  expect(await scan("11X15-FRAME")).toEqual(["11", "15-FRAME", ["15-FRAME"]]);
  expect(await scan("2*NONE")).toEqual(["2", "NONE", []]);
});

describe("holding", () => {
  test("takes no stock, comes back as typed, and is finished by one of two tills", async () => {
    const variationId = await productOf(5);
    const seller = await sellerOf("cashier");
    const held = requestOf(variationId, { quantity: "2", note: "blue coat" });
    const [{ id }, twin] = await Promise.all([holdSale(db(), seller, held), holdSale(db(), seller, held)]);
    expect(twin.id).toBe(id);
    expect(await stockOf(variationId)).toBe("5");
    expect((await listHeldSales(db(), businessId)).find((sale) => sale.id === id)).toMatchObject({ note: "blue coat", number: `D-${id}` });
    const { cart } = await getHeldCart(db(), businessId, id);
    expect(cart.lines).toEqual(held.lines);

    const finisher = await sellerOf("cashier");
    const finish = () => completeSale(db(), finisher, { ...requestOf(variationId, { quantity: "2" }), heldSaleId: id });
    const results = await Promise.allSettled([finish(), finish()]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stockOf(variationId)).toBe("3");
    expect((await getSale(db(), businessId, id)).soldById).toBe(finisher.id);
    await expect(holdSale(db(), seller, { ...held, heldSaleId: id })).rejects.toMatchObject({ message: "heldSaleGone" });
  });

  test("what is thrown away is gone; a final sale cannot be", async () => {
    const variationId = await productOf(5);
    const seller = await sellerOf("cashier");
    const { id } = await holdSale(db(), seller, requestOf(variationId));
    await discardHeldSale(db(), seller, id);
    expect(await db().sale.count({ where: { id } })).toBe(0);
    const sold = await completeSale(db(), seller, requestOf(variationId));
    await expect(discardHeldSale(db(), seller, sold.id)).rejects.toMatchObject({ message: "heldSaleGone" });
  });
});

describe("draft and final", () => {
  test("each change moves stock once, however often it is asked for", async () => {
    const variationId = await productOf(5);
    const seller = await sellerOf("manager");
    const { id } = await completeSale(db(), seller, requestOf(variationId, { quantity: "2" }));
    const { number } = await db().sale.findUniqueOrThrow({ where: { id } });
    const set = (status: "draft" | "final") => setSaleStatus(db(), seller, id, { status, allowOversell: false });
    await Promise.all([set("draft"), set("draft")]);
    expect(await stockOf(variationId)).toBe("5");
    await Promise.all([set("final"), set("final")]);
    expect(await stockOf(variationId)).toBe("3");
    expect(await db().sale.findUniqueOrThrow({ where: { id } })).toMatchObject({ number, status: "final" });
  });

  test("a held sale is not made final unpaid, and an order's sale is marked as edited", async () => {
    const variationId = await productOf(5);
    const seller = await sellerOf("manager");
    const held = await holdSale(db(), seller, requestOf(variationId));
    await expect(setSaleStatus(db(), seller, held.id, { status: "final", allowOversell: false })).rejects.toMatchObject({ code: "conflict", message: "heldNeedsTill" });
    expect(await db().sale.findUniqueOrThrow({ where: { id: held.id } })).toMatchObject({ status: "draft", draftReason: "held", finalAt: null });
    expect(await stockOf(variationId)).toBe("5");
    const { id } = await completeSale(db(), seller, requestOf(variationId));
    await db().sale.update({ where: { id }, data: { source: "woocommerce" } });
    await setSaleStatus(db(), seller, id, { status: "draft", allowOversell: false });
    expect((await db().sale.findUniqueOrThrow({ where: { id } })).editedAt).not.toBeNull();
  });

  test("is refused when the goods are gone, and for another business", async () => {
    const variationId = await productOf(1);
    const { id } = await completeSale(db(), await sellerOf("cashier"), requestOf(variationId));
    await setSaleStatus(db(), await sellerOf("manager"), id, { status: "draft", allowOversell: false });
    await completeSale(db(), await sellerOf("cashier"), requestOf(variationId));
    const cashier = await sellerOf("cashier");
    await expect(setSaleStatus(db(), cashier, id, { status: "final", allowOversell: true })).rejects.toMatchObject({ message: "oversellRefused" });
    const stranger = await sellerOf("owner", (await createBusiness(db())).id);
    await expect(setSaleStatus(db(), stranger, id, { status: "final", allowOversell: false })).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("what is still to be paid", () => {
  test("is taken once, with change, and not of a draft, an order or another business's sale", async () => {
    const seller = await sellerOf("manager");
    const { id } = await completeSale(db(), seller, requestOf(await productOf(5)));
    await db().salePayment.deleteMany({ where: { saleId: id } });
    const payment = { payments: [{ method: "cash" as const, amount: "20", reference: "" }], expectedDue: "11" };
    const take = (by: Seller) => takePayment(db(), by, id, payment);
    await expect(take(await sellerOf("owner", (await createBusiness(db())).id))).rejects.toMatchObject({ code: "not_found" });
    await expect(takePayment(db(), seller, id, { ...payment, payments: [{ method: "card", amount: "5", reference: "" }] })).rejects.toMatchObject({ message: "underpaid" });
    const results = await Promise.allSettled([take(seller), take(seller)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "conflict", message: "dueChanged" } });
    const sale = await getSale(db(), businessId, id);
    expect(sale.due).toBe("0");
    expect(sale.payments.map(({ method, amount }) => [method, amount])).toEqual([["cash", "20"], ["change", "-9"]]);

    await db().salePayment.deleteMany({ where: { saleId: id } });
    await setSaleStatus(db(), seller, id, { status: "draft", allowOversell: false });
    await expect(take(seller)).rejects.toMatchObject({ message: "paymentNeedsFinal" });
    await db().sale.update({ where: { id }, data: { source: "woocommerce" } });
    await expect(take(seller)).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("returns", () => {
  async function sold(quantity: string) {
    const variationId = await productOf(10);
    const seller = await sellerOf("manager");
    const { id } = await completeSale(db(), seller, requestOf(variationId, { quantity }));
    const line = await db().saleLine.findFirstOrThrow({ where: { saleId: id } });
    const give = (count: string, restock: boolean, clientKey: string = randomUUID()) =>
      createReturn(db(), seller, id, { clientKey, reason: "", lines: [{ saleLineId: line.id, quantity: count, restock }] });
    return { variationId, id, lineId: line.id, give };
  }

  test("bring goods back on the shelf, or not", async () => {
    const { variationId, id, give } = await sold("3");
    await give("1", true);
    expect(await stockOf(variationId)).toBe("8");
    await give("1", false);
    expect(await stockOf(variationId)).toBe("8");
    expect((await db().sale.findUniqueOrThrow({ where: { id } })).refundedTotal.toFixed()).toBe("22");
  });

  test("say how the money went back: as it was paid, unless another way is chosen", async () => {
    const { id, lineId, give } = await sold("3");
    await db().salePayment.updateMany({ where: { saleId: id }, data: { method: "card" } });
    await give("1", true);
    const lines = [{ saleLineId: lineId, quantity: "1", restock: true }];
    await createReturn(db(), await sellerOf("manager"), id, { clientKey: randomUUID(), reason: "", lines, method: "transfer", reference: "T-9" });
    const { returns } = await getSale(db(), businessId, id);
    expect(returns).toMatchObject([{ method: "transfer", reference: "T-9", total: "11" }, { method: "card", reference: "", total: "11" }]);
  });

  test("never more than were sold, at once neither", async () => {
    const { variationId, give } = await sold("2");
    await expect(give("3", true)).rejects.toMatchObject({ message: "returnTooMany", values: { left: "2" } });
    const results = await Promise.allSettled([give("2", true), give("2", true)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await stockOf(variationId)).toBe("10");
  });

  test("the same key is one return", async () => {
    const { id, give } = await sold("3");
    const key = randomUUID();
    const twins = await Promise.all([give("1", true, key), give("1", true, key)]);
    expect(twins[0]).toEqual(twins[1]);
    expect(await db().saleReturn.count({ where: { saleId: id } })).toBe(1);
  });

  test("of a draft or of another business are refused; a sale with returns stays final", async () => {
    const { id, lineId, give } = await sold("2");
    const manager = await sellerOf("manager");
    await give("1", true);
    await expect(setSaleStatus(db(), manager, id, { status: "draft", allowOversell: false })).rejects.toMatchObject({ message: "saleHasReturns" });
    const stranger = await sellerOf("owner", (await createBusiness(db())).id);
    const request = { clientKey: randomUUID(), reason: "", lines: [{ saleLineId: lineId, quantity: "1", restock: true }] };
    await expect(createReturn(db(), stranger, id, request)).rejects.toMatchObject({ code: "not_found" });
    const draft = await holdSale(db(), manager, requestOf(await productOf(1)));
    await expect(createReturn(db(), manager, draft.id, request)).rejects.toMatchObject({ message: "returnNeedsFinal" });
  });
});
