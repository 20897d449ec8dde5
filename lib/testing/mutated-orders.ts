import fc from "fast-check";
import type { OrderBody } from "./recorded-orders";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Fields without which an order is none. */
const NEEDED = new Set(["id", "status"]);

/** What plugins print in place of a value; undefined removes the field. */
const REPLACEMENTS: (Json | undefined)[] = [
  undefined,
  null,
  [],
  {},
  "",
  false,
  true,
  0,
  -1,
  4711,
  1e300,
  "12",
  "text",
  "\u0000",
  "\ud83d",
  "0000-00-00T00:00:00",
  { "3": { key: "k", value: 1 } },
];

/** An order with some of its fields removed, emptied or of another type, at any depth; id and status stay. */
export function mutatedOrder(bodies: readonly OrderBody[]): fc.Arbitrary<OrderBody> {
  return fc
    .record({
      body: fc.constantFrom(...bodies),
      changes: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...REPLACEMENTS)), { minLength: 1, maxLength: 8 }),
    })
    .map(({ body, changes }) => {
      const order = structuredClone(body) as { [key: string]: Json };
      for (const [pick, value] of changes) mutate(order, pick, value);
      return order;
    });
}

function mutate(order: { [key: string]: Json }, pick: number, value: Json | undefined): void {
  const places = placesOf(order).filter(({ parent, key }) => parent !== order || !NEEDED.has(key));
  const place = places[pick % places.length];
  if (!place) return;
  const { parent, key } = place;
  const before = parent[key];
  // Numbers printed as text and the other way round are what plugins do most.
  const swapped =
    value === "text" && typeof before === "number"
      ? String(before)
      : value === 4711 && typeof before === "string" && before !== "" && Number.isFinite(Number(before))
        ? Number(before)
        : value;
  if (swapped === undefined) Reflect.deleteProperty(parent, key);
  // A copy: the next change may be made inside of it, and the list of values is shared by all orders.
  else parent[key] = structuredClone(swapped);
}

function placesOf(value: Json | undefined): { parent: { [key: string]: Json }; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as { [key: string]: Json };
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesOf(parent[key])]);
}
