import { randomUUID } from "node:crypto";
import { Decimal } from "decimal.js";
import { beforeAll, expect, test } from "vitest";
import { DEFAULT_ROLES } from "@/lib/auth/permissions";
import {
  createBusiness,
  createLocation,
  createProduct,
  createTaxGroup,
  createTaxRate,
  createUser,
} from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { completeSale } from "./complete-sale";
import { createReturn } from "./create-return";
import { getSale } from "./get-sale";
import { holdSale } from "./hold-sale";
import type { Seller } from "./refuse-shortages";
import { findTillItems } from "./till-items";

const { db } = useTestDb();

let seller: Seller;
let locationId: number;
let gst: { id: number; name: string };
let pst: { id: number; name: string };
let taxRateId: number;

beforeAll(async () => {
  const businessId = (await createBusiness(db())).id;
  seller = { id: (await createUser(db(), businessId)).id, businessId, permissions: DEFAULT_ROLES.owner };
  locationId = (await createLocation(db(), businessId)).id;
  const [federal, local] = [await createTaxRate(db(), businessId, "5"), await createTaxRate(db(), businessId, "7")];
  [gst, pst] = [federal, local];
  taxRateId = (await createTaxGroup(db(), businessId, [federal, local])).id;
});

async function requestOf(price: string, quantity: string, total: string) {
  const { variations } = await createProduct(db(), seller.businessId, {
    price,
    taxRateId,
    stock: { [locationId]: 10 },
  });
  return {
    clientKey: randomUUID(),
    heldSaleId: null,
    locationId,
    customerId: null,
    discount: null,
    note: "",
    allowOversell: false,
    lines: [{ variationId: variations[0]!.id, quantity, discount: null }],
    payments: [{ method: "cash" as const, amount: total, reference: "" }],
    expectedTotal: total,
  };
}

test("a line is taxed by the sum of the group and stored by rate, and so is its receipt", async () => {
  const request = await requestOf("9.99", "3", "33.57");
  const [item] = await findTillItems(db(), seller.businessId, locationId, {
    variationIds: [request.lines[0]!.variationId],
  });
  expect(item?.taxPercent).toBe("12");
  const { id } = await completeSale(db(), seller, request);
  const line = await db().saleLine.findFirstOrThrow({
    where: { saleId: id },
    include: { taxes: { orderBy: { id: "asc" } } },
  });
  expect(line.taxTotal.toFixed()).toBe("3.6");
  expect(line.taxes.map((tax) => [tax.taxRateId, tax.percent?.toFixed(), tax.amount.toFixed()])).toEqual([
    [gst.id, "5", "1.5"],
    [pst.id, "7", "2.1"],
  ]);
  const sale = await getSale(db(), seller.businessId, id);
  expect(sale.taxes).toEqual([
    { label: gst.name, percent: "5", amount: "1.5" },
    { label: pst.name, percent: "7", amount: "2.1" },
  ]);
  expect(sale).toMatchObject({ taxTotal: "3.6", total: "33.57" });
});

test("a held sale has each rate once, even after it was held again", async () => {
  const request = await requestOf("0.1", "1", "0.11");
  const { id } = await holdSale(db(), seller, request);
  await holdSale(db(), seller, { ...request, heldSaleId: id, clientKey: randomUUID() });
  expect((await getSale(db(), seller.businessId, id)).taxes.map(({ label, amount }) => [label, amount])).toEqual([
    [gst.name, "0"],
    [pst.name, "0.01"],
  ]);
});

test("returns of all pieces refund the whole tax to the last cent", async () => {
  const request = await requestOf("3.33", "3", "11.19");
  const { id } = await completeSale(db(), seller, request);
  const { id: saleLineId, taxTotal } = await db().saleLine.findFirstOrThrow({ where: { saleId: id } });
  for (let piece = 0; piece < 3; piece += 1) {
    await createReturn(db(), seller, id, {
      clientKey: randomUUID(),
      reason: "",
      lines: [{ saleLineId, quantity: "1", restock: true }],
    });
  }
  const back = await db().saleReturnLine.findMany({ where: { saleLineId } });
  const given = back.reduce((sum, row) => sum.plus(row.taxTotal.toFixed()), new Decimal(0));
  expect(given.toFixed()).toBe(taxTotal.toFixed());
  const sale = await getSale(db(), seller.businessId, id);
  expect(sale.taxes.reduce((sum, { amount }) => sum.plus(amount), new Decimal(0)).toFixed()).toBe(given.toFixed());
  expect(sale.refunded).toBe("11.19");
});
