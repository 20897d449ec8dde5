import { beforeAll, expect, test } from "vitest";
import { createBusiness, createLocation } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { getSale } from "./get-sale";
import { eachSalePage, listSales } from "./list-sales";

const { db } = useTestDb();

let businessId: number;
let saleIds: number[];

beforeAll(async () => {
  businessId = (await createBusiness(db(), { timeZone: "America/New_York" })).id;
  const locationId = (await createLocation(db(), businessId)).id;
  const customer = await db().customer.create({ data: { businessId, name: "Noor", email: "noor@example.com" } });
  const base = { businessId, locationId, currency: "USD", total: "5", source: "pos", status: "final" } as const;
  const rows = [
    // The last minute of 1 March and the first minute of 2 March in New York.
    { ...base, number: "POS-1", soldAt: new Date("2026-03-02T04:59:00Z") },
    { ...base, number: "POS-2", soldAt: new Date("2026-03-02T05:00:00Z"), customerId: customer.id },
    {
      ...base,
      number: "WC-1-7",
      soldAt: new Date("2026-03-03T12:00:00Z"),
      source: "woocommerce" as const,
      refundedTotal: "2",
    },
    {
      ...base,
      number: "D-4",
      soldAt: new Date("2026-03-03T12:00:00Z"),
      status: "draft" as const,
      draftReason: "held" as const,
    },
  ];
  saleIds = [];
  for (const data of rows) saleIds.push((await db().sale.create({ data })).id);
});

test.each([
  ["all, newest first", {}, ["D-4", "WC-1-7", "POS-2", "POS-1"]],
  ["a part of a number", { q: "pos-" }, ["POS-2", "POS-1"]],
  ["a customer's name", { q: "noo" }, ["POS-2"]],
  ["what a pattern would mean is taken as text", { q: "%" }, []],
  ["from the online store", { source: "woocommerce" }, ["WC-1-7"]],
  ["on hold", { status: "held" }, ["D-4"]],
  ["with returns", { status: "returned" }, ["WC-1-7"]],
  ["a day of the shop, not of Greenwich", { from: "2026-03-02", to: "2026-03-02" }, ["POS-2"]],
  ["up to a day", { to: "2026-03-01" }, ["POS-1"]],
] as const)("%s", async (_, filter, numbers) => {
  const page = await listSales(db(), businessId, filter);
  expect(page.items.map(({ number }) => number)).toEqual(numbers);
  expect(page.total).toBe(numbers.length);
});

test("the file contains the sales of the list, page by page", async () => {
  const numbers: string[] = [];
  for await (const items of eachSalePage(db(), businessId, { source: "pos" }))
    numbers.push(...items.map(({ number }) => number));
  expect(numbers).toEqual(["D-4", "POS-2", "POS-1"]);
});

test("another business lists none of them", async () => {
  const { id: other } = await createBusiness(db());
  expect((await listSales(db(), other, {})).items).toEqual([]);
  await expect(getSale(db(), other, saleIds[0]!)).rejects.toMatchObject({ code: "not_found" });
});
