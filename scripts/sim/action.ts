import fc from "fast-check";
import { type Disturbance, type DisturbanceKind, disturbances } from "./disturbance";

/** Something that happens at the counter, in the office, in the store or on the line between them. */
export type Event =
  | { do: "sell"; goods: number; quantity: number }
  | { do: "return"; sale: number; quantity: number; restock: boolean }
  | { do: "move"; goods: number; quantity: number }
  | { do: "price"; goods: number; price: number }
  | { do: "archive"; product: number; isArchived: boolean }
  | { do: "order"; goods: number; quantity: number; status: "pending" | "on-hold" | "processing" | "completed" }
  | { do: "orderStatus"; order: number; status: string }
  | { do: "orderQuantity"; order: number; quantity: number }
  | { do: "refund"; order: number; quantity: number; restock: boolean }
  | { do: "trash"; order: number }
  | { do: "untrash"; order: number }
  | { do: "delete"; order: number }
  | { do: "storeQuantity"; goods: number; change: number }
  | { do: "storeText"; goods: number }
  | { do: "webhooks"; how: "arrive" | "lose" | "fail" | "double" | "reverse" | "hold" }
  | { do: "cron" }
  | { do: "hear" }
  | { do: "button"; what: "all" | "forced" | "changed" | "orders" }
  | { do: "cancel" }
  | { do: "wait"; minutes: number }
  | { do: "backUp" }
  | { do: "restore"; areIdsReissued: boolean }
  | { do: "deleteProduct"; product: number; isTrashed: boolean }
  | { do: "skew"; seconds: number }
  | { do: "unlockSkus" }
  | { do: "secondStore" }
  | { do: "elsewhere"; event: Event };

/**
 * What may happen in the middle of a job: an event, other jobs by another worker, or the same job by another worker,
 * which takes the first for dead.
 */
export type Nested = Event | { do: "work"; jobs: number } | { do: "twin" };

/** Jobs that run one after another; their requests are counted together. */
export type Work = { do: "work"; jobs: number; disturbances: Disturbance<Nested>[] };

export type Action = Event | Work;

const goods = fc.nat({ max: 3 });
const pick = fc.nat({ max: 7 });
const few = fc.integer({ min: 1, max: 4 });
const is = <T extends string>(name: T) => fc.constant(name);

const counter = fc.oneof(
  fc.record({ do: is("sell"), goods, quantity: few }),
  fc.record({ do: is("return"), sale: pick, quantity: few, restock: fc.boolean() }),
  fc.record({ do: is("move"), goods, quantity: fc.integer({ min: -4, max: 8 }).filter((by) => by !== 0) }),
  fc.record({ do: is("price"), goods, price: fc.integer({ min: 1, max: 99 }) }),
  fc.record({ do: is("archive"), product: fc.nat({ max: 2 }), isArchived: fc.boolean() }),
);

const ORDER_STATUSES = ["processing", "completed", "cancelled", "on-hold", "pending", "failed", "refunded"] as const;

const order = fc.record({
  do: is("order"),
  goods,
  quantity: few,
  status: fc.constantFrom("processing" as const, "on-hold" as const, "completed" as const, "pending" as const),
});

const shop = fc.oneof(
  { weight: 8, arbitrary: order },
  {
    weight: 3,
    arbitrary: fc.record({ do: is("orderStatus"), order: pick, status: fc.constantFrom(...ORDER_STATUSES) }),
  },
  fc.record({ do: is("orderQuantity"), order: pick, quantity: few }),
  { weight: 2, arbitrary: fc.record({ do: is("refund"), order: pick, quantity: few, restock: fc.boolean() }) },
  fc.record({ do: is("trash"), order: pick }),
  fc.record({ do: is("untrash"), order: pick }),
  fc.record({ do: is("delete"), order: pick }),
  fc.record({ do: is("storeQuantity"), goods, change: fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0) }),
  fc.record({ do: is("storeText"), goods }),
  fc.record({ do: is("deleteProduct"), product: fc.nat({ max: 2 }), isTrashed: fc.boolean() }),
);

const line = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: is("webhooks"),
      how: fc.constantFrom(...(["arrive", "lose", "double", "reverse", "hold", "fail"] as const)),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: is("cron") }) },
  fc.record({ do: is("hear") }),
  {
    weight: 2,
    arbitrary: fc.record({
      do: is("button"),
      what: fc.constantFrom(...(["all", "changed", "orders", "forced"] as const)),
    }),
  },
  fc.record({ do: is("cancel") }),
  { weight: 3, arbitrary: fc.record({ do: is("wait"), minutes: fc.constantFrom(1, 6, 16, 70, 1_500) }) },
  fc.record({ do: is("backUp") }),
  fc.record({ do: is("restore"), areIdsReissued: fc.boolean() }),
);

/** Twenty minutes: the poll tolerates thirty. */
const MAX_SKEW_SECONDS = 1_200;

/** What a history is made of: the kinds of event, and what goes wrong on the line. */
export type Scope = { events: (name: Event["do"]) => boolean; disturbances: ReadonlySet<DisturbanceKind> };

const anyEvent: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: counter },
  { weight: 6, arbitrary: shop },
  { weight: 8, arbitrary: line },
  // In the second store, or in the first where that is the only one.
  { weight: 2, arbitrary: fc.record({ do: is("elsewhere"), event: fc.oneof(shop, shop, line) }) },
);

/** Most faults show in few actions, and a short history takes a third of the time of a long one. */
export const SHORT = 8;
const LONG = 40;

/** What a history may begin with, beside its own actions. */
export const MAX_OPENING = 5;
/** More jobs than a first sync takes. */
const FIRST_SYNC_JOBS = 40;

/** Arbitrary histories of the scope; four of five are short. */
export function histories({ events, disturbances: kinds }: Scope): fc.Arbitrary<Action[]> {
  const event = anyEvent.filter(
    (candidate) => events(candidate.do) && (candidate.do !== "elsewhere" || events(candidate.event.do)),
  );
  const nested = fc.oneof<fc.MaybeWeightedArbitrary<Nested>[]>(
    { weight: 6, arbitrary: event },
    fc.record({ do: is("work"), jobs: fc.integer({ min: 1, max: 3 }) }),
    fc.record({ do: is("twin") }),
  );
  const work: fc.Arbitrary<Action> = fc.record({
    do: is("work"),
    jobs: fc.integer({ min: 1, max: 12 }),
    disturbances:
      kinds.size === 0
        ? fc.constant<Disturbance<Nested>[]>([])
        : fc.array(disturbances(nested, kinds), { maxLength: 4, size: "max" }),
  });
  const action = fc.oneof<fc.MaybeWeightedArbitrary<Action>[]>(
    { weight: 4, arbitrary: event },
    { weight: 3, arbitrary: work },
  );
  const actions = fc.oneof(
    { weight: 4, arbitrary: fc.array(action, { minLength: 3, maxLength: SHORT, size: "max" }) },
    { weight: 1, arbitrary: fc.array(action, { minLength: 1, maxLength: LONG, size: "max" }) },
  );
  // No clock jumps, and no store gains locks or a neighbour: what is so is so from the beginning.
  const skew = fc.record({ do: is("skew"), seconds: fc.integer({ min: -MAX_SKEW_SECONDS, max: MAX_SKEW_SECONDS }) });
  const unlock = fc.constantFrom<Event[]>([], [], [{ do: "unlockSkus" }]);
  const second = fc.constantFrom<Event[]>([], [], [], [], [{ do: "secondStore" }]);
  // Before its first sync a store sells nothing.
  const firstSync = fc.oneof(
    fc.constant<Action[]>([]),
    order.map((first): Action[] => [{ do: "work", jobs: FIRST_SYNC_JOBS, disturbances: [] }, first]),
  );
  return fc
    .tuple(skew, unlock, second, firstSync, actions)
    .map(([clock, ...rest]) => [clock, ...rest.flat()].filter((one) => one.do === "work" || events(one.do)));
}
