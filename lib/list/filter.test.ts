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

/** Every list with filters in the address. */
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

/** Next.js's shape of a query for a page: a repeated parameter is an array. */
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

  test.each(addresses)("of ?%s are the same for page, browser and route, without malformed ones", (address) => {
    const expected = Object.fromEntries(new URLSearchParams(understood));
    expect(readFilter(schema, toPageParams(address))).toEqual(expected);
    expect(readFilter(schema, new URLSearchParams(address))).toEqual(expected);
    const request = new Request(`http://localhost/api/list?${address}&cursor=abc`);
    expect(readListQuery(schema, request)).toEqual({ ...expected, cursor: "abc" });
    expect(writeFilter(schema, readFilter(schema, toPageParams(address)))).toBe(understood);
  });
});

test("trims texts", () => {
  expect(
    readFilter(stockFilterSchema, { q: " tea ", state: "gone", location: "7", category: ["1", "2"], page: "3" }),
  ).toEqual({ q: "tea", location: "7" });
  expect(
    readFilter(productFilterSchema, { q: " tea ", stock: "plenty", category: "12", type: ["simple"], other: "x" }),
  ).toEqual({ q: "tea", category: "12" });
  expect(readFilter(productFilterSchema, { category: "none", q: "" })).toEqual({ category: "none" });
  expect(readFilter(productFilterSchema, { category: "none", q: "  " })).toEqual({ category: "none" });
});

test("writes filters in the order of the schema, without empty ones", () => {
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

  test("leaves the other filters and other parameters", () => {
    expect(change("?store=5&status=failed", { kind: "orders" })).toBe("store=5&kind=orders&status=failed");
    expect(change("?store=5&kind=orders&status=failed", { kind: "" })).toBe("store=5&status=failed");
    expect(change("", { failing: "1" })).toBe("failing=1");
  });

  test("removes malformed parameters from the address", () => {
    expect(change("?kind=foo&status=a&status=b", { failing: "1" })).toBe("failing=1");
    expect(change("?status=failed", { kind: "foo" })).toBe("status=failed");
  });
});
