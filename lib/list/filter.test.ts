import { describe, expect, test } from "vitest";
import { activityFilterSchema } from "@/lib/activity/activity-schema";
import { productFilterSchema } from "@/lib/catalog/product-schema";
import { customerFilterSchema } from "@/lib/customers/customer-schema";
import { priceFilterSchema } from "@/lib/prices/price-schema";
import { saleFilterSchema } from "@/lib/sales/sale-filter";
import { ledgerFilterSchema, stockFilterSchema } from "@/lib/stock/stock-schema";
import { orderFilterSchema } from "@/lib/sync/orders/order-filter";
import { entryFilterSchema } from "@/lib/sync/runs/entry-filter";
import { runFilterSchema } from "@/lib/sync/runs/run-filter";
import { deliveryFilterSchema } from "@/lib/sync/webhooks/delivery-filter";
import { changeFilter, type FilterSchema, type FilterValues, readFilter, readListQuery, writeFilter } from "./filter";

type ListCase = { list: string; schema: FilterSchema<FilterValues>; understood: string; malformed: string };

/** Every list whose filters stand in the address. */
const LISTS: ListCase[] = [
  { list: "activity", schema: activityFilterSchema, understood: "user=4&from=2026-01-01", malformed: "entity=cat" },
  { list: "products", schema: productFilterSchema, understood: "q=tea&sync=off", malformed: "category=all" },
  { list: "customers", schema: customerFilterSchema, understood: "q=tea", malformed: "archived=foo" },
  { list: "prices", schema: priceFilterSchema, understood: "q=tea", malformed: "category=none" },
  { list: "sales", schema: saleFilterSchema, understood: "q=tea&status=held", malformed: "from=2026-02-30" },
  { list: "stock", schema: stockFilterSchema, understood: "q=tea&state=low", malformed: "location=9999999999" },
  { list: "movements", schema: ledgerFilterSchema, understood: "location=7", malformed: "kind=foo" },
  { list: "runs", schema: runFilterSchema, understood: "status=failed&failing=1", malformed: "kind=foo" },
  { list: "entries", schema: entryFilterSchema, understood: "outcome=failed&q=tea", malformed: "entity=foo" },
  {
    list: "orders",
    schema: orderFilterSchema,
    understood: "view=waiting&q=%2312",
    malformed: `status=${"x".repeat(61)}`,
  },
  { list: "deliveries", schema: deliveryFilterSchema, understood: "topic=order-created", malformed: "outcome=foo" },
];

/** As Next.js hands a query to a page: a parameter that is given twice is a list. */
function toPageParams(search: string): Record<string, string | string[]> {
  const params = new URLSearchParams(search);
  return Object.fromEntries(
    [...params.keys()].map((name) => {
      const values = params.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

describe.each(LISTS)("the filters of $list", ({ schema, understood, malformed }) => {
  const [name = ""] = malformed.split("=");
  const addresses = [
    `${understood}&${malformed}&page=3`,
    `store=5&${malformed}&${understood}`,
    `${understood}&${name}=a&${name}=b`,
    `${understood}&${name}=%00`,
    `${understood}&${name}=`,
  ];

  test.each(addresses)("keep what they understand of ?%s, for page, browser and route alike", (address) => {
    const kept = Object.fromEntries(new URLSearchParams(understood));
    expect(readFilter(schema, toPageParams(address))).toEqual(kept);
    expect(readFilter(schema, new URLSearchParams(address))).toEqual(kept);
    const request = new Request(`http://localhost/api/list?${address}&cursor=abc`);
    expect(readListQuery(schema, request)).toEqual({ ...kept, cursor: "abc" });
    expect(writeFilter(schema, readFilter(schema, toPageParams(address)))).toBe(understood);
  });
});

test("reads texts without the space around them", () => {
  expect(
    readFilter(stockFilterSchema, { q: " tea ", state: "gone", location: "7", category: ["1", "2"], page: "3" }),
  ).toEqual({ q: "tea", location: "7" });
  expect(
    readFilter(productFilterSchema, { q: " tea ", stock: "plenty", category: "12", type: ["simple"], other: "x" }),
  ).toEqual({ q: "tea", category: "12" });
  expect(readFilter(productFilterSchema, { category: "none", q: "" })).toEqual({ category: "none" });
  expect(readFilter(productFilterSchema, { category: "none", q: "  " })).toEqual({ category: "none" });
});

test("writes in one order, without what is empty", () => {
  expect(writeFilter(stockFilterSchema, { state: "low", q: "", location: "7", category: undefined })).toBe(
    "location=7&state=low",
  );
  const filter = { sync: "off", q: "a & b" } as const;
  expect(writeFilter(productFilterSchema, filter)).toBe("q=a+%26+b&sync=off");
  expect(readFilter(productFilterSchema, new URLSearchParams(writeFilter(productFilterSchema, filter)))).toEqual(
    filter,
  );
});

describe("a change of filters", () => {
  const change = (search: string, changes: Record<string, string>) => changeFilter(runFilterSchema, search, changes);

  test("leaves the other filters, and what is none", () => {
    expect(change("?store=5&status=failed", { kind: "orders" })).toBe("store=5&kind=orders&status=failed");
    expect(change("?store=5&kind=orders&status=failed", { kind: "" })).toBe("store=5&status=failed");
    expect(change("", { failing: "1" })).toBe("failing=1");
  });

  test("takes out of the address what was malformed", () => {
    expect(change("?kind=foo&status=a&status=b", { failing: "1" })).toBe("failing=1");
    expect(change("?status=failed", { kind: "foo" })).toBe("status=failed");
  });
});
