import { beforeAll, describe, expect, test } from "vitest";
import { createBusiness, createLocation, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { openTill, type Till } from "@/lib/testing/till";
import { completeSale } from "./complete-sale";
import { findScan } from "./find-scan";
import { holdSale } from "./hold-sale";
import { getSoldCart } from "./sold-cart";
import { findTillItems, variationsQuerySchema } from "./till-items";

const { db } = useTestDb();
let till: Till;

beforeAll(async () => {
  till = await openTill(db());
});

describe("selling", () => {
  test("writes lines, taxes, payments, change and stock", async () => {
    const variationId = await till.productOf(5);
    const seller = await till.sellerOf("cashier");
    const request = till.requestOf(variationId, {
      quantity: "2",
      expectedTotal: "19.8",
      discount: { kind: "percent", value: "10" },
      payments: [
        { method: "card", amount: "9.8", reference: "1234" },
        { method: "cash", amount: "20", reference: "" },
      ],
    });
    const { id } = await completeSale(db(), seller, request);
    const sale = await db().sale.findUniqueOrThrow({
      where: { id },
      include: { lines: { include: { taxes: true } }, payments: { orderBy: { id: "asc" } } },
    });
    expect(sale).toMatchObject({ source: "pos", status: "final", draftReason: null, createdById: seller.id });
    expect([sale.subtotal, sale.discountTotal, sale.taxTotal, sale.total].map((amount) => amount.toFixed())).toEqual([
      "20",
      "2",
      "1.8",
      "19.8",
    ]);
    expect(sale.lines[0]?.taxes[0]).toMatchObject({ taxRateId: till.taxRateId });
    expect(sale.payments.map(({ method, amount }) => [method, amount.toFixed()])).toEqual([
      ["card", "9.8"],
      ["cash", "20"],
      ["change", "-10"],
    ]);
    expect(await till.stockOf(variationId)).toBe("3");
    expect(
      await db().activity.count({ where: { businessId: till.businessId, entityId: id, action: "sale.sold" } }),
    ).toBe(1);
  });

  test("of two tills that sell the last piece, one gets a conflict", async () => {
    const variationId = await till.productOf(1);
    const seller = await till.sellerOf("cashier");
    const results = await Promise.allSettled(
      [1, 2, 3, 4].map(() => completeSale(db(), seller, till.requestOf(variationId))),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "forbidden", message: "oversellRefused" });
    }
    expect(await till.stockOf(variationId)).toBe("0");
  });

  test("a seller who may oversell has to confirm first", async () => {
    const variationId = await till.productOf(0);
    const seller = await till.sellerOf("manager");
    const request = till.requestOf(variationId, { quantity: "3" });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({
      code: "conflict",
      message: "oversellAsk",
    });
    await completeSale(db(), seller, { ...request, allowOversell: true });
    expect(await till.stockOf(variationId)).toBe("-3");
  });

  test("a cashier's own confirmation does not count, and a service needs no stock", async () => {
    const seller = await till.sellerOf("cashier");
    const scarce = till.requestOf(await till.productOf(0), { allowOversell: true });
    await expect(completeSale(db(), seller, scarce)).rejects.toMatchObject({ code: "forbidden" });
    await expect(
      completeSale(db(), seller, till.requestOf(await till.productOf(0, { tracksStock: false }))),
    ).resolves.toHaveProperty("id");
  });

  test("the same key makes one sale, simultaneously and later", async () => {
    const variationId = await till.productOf(9);
    const seller = await till.sellerOf("cashier");
    const request = till.requestOf(variationId);
    const twins = await Promise.all([1, 2, 3].map(() => completeSale(db(), seller, request)));
    const later = await completeSale(db(), seller, request);
    expect(new Set([...twins, later].map(({ id }) => id)).size).toBe(1);
    expect(await till.stockOf(variationId)).toBe("8");
  });

  test("the same key with another cart, total or payment is refused with the number of the sale", async () => {
    const [variationId, later] = [await till.productOf(9), await till.productOf(9)];
    const seller = await till.sellerOf("cashier");
    const request = till.requestOf(variationId, { payments: [{ method: "cash", amount: "20", reference: "" }] });
    const { id } = await completeSale(db(), seller, request);
    const { number } = await db().sale.findUniqueOrThrow({ where: { id } });
    const refusal = { code: "conflict", message: "alreadySold", values: { number } };

    const lines = [...request.lines, { variationId: later, quantity: "1", discount: null }];
    const grown = {
      ...request,
      lines,
      expectedTotal: "22",
      payments: [{ method: "cash" as const, amount: "50", reference: "" }],
    };
    await expect(completeSale(db(), seller, grown)).rejects.toMatchObject(refusal);
    await expect(holdSale(db(), seller, grown)).rejects.toMatchObject(refusal);
    await expect(completeSale(db(), seller, { ...request, expectedTotal: "12" })).rejects.toMatchObject(refusal);
    await expect(completeSale(db(), seller, { ...request, payments: grown.payments })).rejects.toMatchObject(refusal);
    expect(await completeSale(db(), seller, request)).toEqual({ id });
    expect([await till.stockOf(variationId), await till.stockOf(later)]).toEqual(["8", "9"]);

    const sold = await getSoldCart(db(), till.businessId, request.clientKey);
    expect(sold).toMatchObject({ id, number, total: "11", change: "9", cart: { lines: request.lines } });
    const stranger = (await createBusiness(db())).id;
    await expect(getSoldCart(db(), stranger, request.clientKey)).rejects.toMatchObject({ code: "not_found" });
  });

  test("numbers have no gaps, even after a refused sale", async () => {
    const own = (await createBusiness(db())).id;
    const place = (await createLocation(db(), own)).id;
    const product = await createProduct(db(), own, { price: "11", stock: { [place]: 20 } });
    const seller = await till.sellerOf("cashier", own);
    const request = () => till.requestOf(product.variations[0]!.id, { locationId: place });
    await expect(completeSale(db(), seller, { ...request(), expectedTotal: "12" })).rejects.toMatchObject({
      message: "totalChanged",
    });
    await Promise.all(Array.from({ length: 6 }, () => completeSale(db(), seller, request())));
    const sales = await db().sale.findMany({ where: { businessId: own }, orderBy: { number: "asc" } });
    expect(sales.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6].map((last) => `POS-00000${last}`));
  });

  test.each([
    ["too little", [{ method: "cash", amount: "10", reference: "" }], "underpaid"],
    ["a card charged too much", [{ method: "card", amount: "12", reference: "" }], "overpaid"],
    [
      "a part of a coin",
      [
        { method: "card", amount: "5.005", reference: "" },
        { method: "cash", amount: "6", reference: "" },
      ],
      "partOfCoin",
    ],
  ] as const)("is refused with %s paid", async (_, payments, message) => {
    const request = till.requestOf(await till.productOf(1), { payments: [...payments] });
    await expect(completeSale(db(), await till.sellerOf("cashier"), request)).rejects.toMatchObject({ message });
  });

  test("after a price change the cart can be paid at its new prices", async () => {
    const [kept, gone] = [await till.productOf(5), await till.productOf(5)];
    const seller = await till.sellerOf("cashier");
    const lines = [kept, gone].map((variationId) => ({ variationId, quantity: "1", discount: null }));
    const request = till.requestOf(kept, { lines, expectedTotal: "22" });
    await db().variation.update({ where: { id: kept }, data: { price: "20" } });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({ message: "totalChanged" });
    await db().variation.update({ where: { id: gone }, data: { isArchived: true } });
    await expect(completeSale(db(), seller, request)).rejects.toMatchObject({ message: "tillProductGone" });

    const { ids } = variationsQuerySchema.parse({ ids: `${kept},${gone}`, locationId: String(till.locationId) });
    const [item, ...others] = await findTillItems(db(), till.businessId, till.locationId, { variationIds: ids });
    expect(others).toEqual([]);
    expect(item).toMatchObject({ taxPercent: "10", variations: [{ id: kept, price: "20", stock: "5" }] });
    await expect(completeSale(db(), seller, till.requestOf(kept, { expectedTotal: "22" }))).resolves.toHaveProperty(
      "id",
    );
  });

  test("a sale price is charged and shown while its time is now", async () => {
    const [ended, now] = [await till.productOf(5), await till.productOf(5)];
    const seller = await till.sellerOf("cashier");
    const salePrice = "8";
    const [past, future] = [new Date("2020-01-01T00:00:00Z"), new Date("2099-01-01T00:00:00Z")];
    await db().variation.update({ where: { id: ended }, data: { salePrice, salePriceUntil: past } });
    await db().variation.update({
      where: { id: now },
      data: { salePrice, salePriceFrom: past, salePriceUntil: future },
    });
    const items = await findTillItems(db(), till.businessId, till.locationId, { variationIds: [ended, now] });
    const shown = items.flatMap(({ variations }) => variations).sort((a, b) => a.id - b.id);
    expect(shown.map(({ price, regularPrice }) => [price, regularPrice])).toEqual([
      ["10", null],
      ["8", "10"],
    ]);
    const lines = [ended, now].map((variationId) => ({ variationId, quantity: "1", discount: null }));
    const { id } = await completeSale(db(), seller, till.requestOf(now, { lines, expectedTotal: "19.8" }));
    const sold = await db().saleLine.findMany({ where: { saleId: id }, orderBy: { id: "asc" } });
    expect(sold.map(({ unitPrice }) => unitPrice.toFixed())).toEqual(["10", "8"]);
  });

  test("products, locations and customers of another business are refused", async () => {
    const variationId = await till.productOf(5);
    const other = (await createBusiness(db())).id;
    const stranger = await till.sellerOf("owner", other);
    const theirs = await createLocation(db(), other);
    const customer = await db().customer.create({ data: { businessId: other, name: "Theirs" } });
    await expect(completeSale(db(), stranger, till.requestOf(variationId))).rejects.toMatchObject({
      message: "tillLocationGone",
    });
    await expect(
      completeSale(db(), stranger, till.requestOf(variationId, { locationId: theirs.id })),
    ).rejects.toMatchObject({ message: "tillProductGone" });
    await expect(
      completeSale(db(), await till.sellerOf("owner"), till.requestOf(variationId, { customerId: customer.id })),
    ).rejects.toMatchObject({ message: "tillCustomerGone" });
  });
});

test("a SKU that begins like a quantity is found before the text is split", async () => {
  const make = (sku: string) => createProduct(db(), till.businessId, { sku });
  await make("10X15-FRAME");
  await make("15-FRAME");
  const scan = async (text: string) => {
    const { quantity, code, items } = await findScan(db(), till.businessId, till.locationId, text);
    return [quantity, code, items.flatMap(({ variations }) => variations.map(({ sku }) => sku))];
  };
  expect(await scan("10x15-frame")).toEqual(["1", "10x15-frame", ["10X15-FRAME"]]);
  expect(await scan("2*10X15-FRAME")).toEqual(["2", "10X15-FRAME", ["10X15-FRAME"]]);
  expect(await scan("11X15-FRAME")).toEqual(["11", "15-FRAME", ["15-FRAME"]]);
  expect(await scan("2*NONE")).toEqual(["2", "NONE", []]);
});
