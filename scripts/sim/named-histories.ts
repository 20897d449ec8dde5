import type { Action } from "./action";
import { AFTER_SHORT, type Cycles, WITHIN_HOURS } from "./settle-dust";

/** A history that shows a fault of the past, by what was wrong. It failed before the fault was mended. */
export type NamedHistory = { fault: string; actions: readonly Action[]; cycles: Cycles };

/** More jobs than a first sync takes. Its sixth request creates the products, the ninth the variations. */
const FIRST_SYNC_JOBS = 40;

export const NAMED_HISTORIES: readonly NamedHistory[] = [
  {
    fault: "two workers in the same push both sent a difference",
    actions: [
      { do: "skew", seconds: 0 },
      { do: "work", jobs: 6, disturbances: [] },
      { do: "sell", goods: 0, quantity: 1 },
      { do: "return", sale: 1, quantity: 4, restock: false },
      { do: "work", jobs: 11, disturbances: [{ at: 4, kind: "meanwhile", action: { do: "twin" } }] },
    ],
    // The recheck of a night repairs the quantity.
    cycles: WITHIN_HOURS,
  },
  {
    fault: "products whose answer was lost were made again while the store was making them",
    actions: [
      { do: "unlockSkus" },
      {
        do: "work",
        jobs: FIRST_SYNC_JOBS,
        disturbances: [{ at: 6, kind: "late", afterSeconds: 8 }],
      },
    ],
    cycles: AFTER_SHORT,
  },
  {
    fault: "variations whose answer was lost were made again while the store was making them",
    actions: [
      { do: "unlockSkus" },
      {
        do: "work",
        jobs: FIRST_SYNC_JOBS,
        disturbances: [{ at: 9, kind: "late", afterSeconds: 8 }],
      },
    ],
    cycles: AFTER_SHORT,
  },
  {
    fault: "products of a killed worker were made again by the next while the store was making them",
    actions: [
      { do: "unlockSkus" },
      {
        do: "work",
        jobs: FIRST_SYNC_JOBS,
        disturbances: [
          { at: 6, kind: "late", afterSeconds: 8 },
          { at: 7, kind: "crash", when: "before" },
        ],
      },
    ],
    cycles: AFTER_SHORT,
  },
  {
    fault: "variations of a killed worker were made again by the next while the store was making them",
    actions: [
      { do: "unlockSkus" },
      {
        do: "work",
        jobs: FIRST_SYNC_JOBS,
        disturbances: [
          { at: 9, kind: "late", afterSeconds: 8 },
          { at: 10, kind: "crash", when: "before" },
        ],
      },
    ],
    cycles: AFTER_SHORT,
  },
  {
    fault: "a store offered what another store of the location had reserved",
    actions: [
      { do: "secondStore" },
      { do: "work", jobs: FIRST_SYNC_JOBS, disturbances: [] },
      { do: "wait", minutes: 70 },
      { do: "cron" },
      { do: "work", jobs: FIRST_SYNC_JOBS, disturbances: [] },
      { do: "elsewhere", event: { do: "order", goods: 0, quantity: 2, status: "on-hold" } },
      { do: "elsewhere", event: { do: "webhooks", how: "arrive" } },
      { do: "work", jobs: 20, disturbances: [] },
    ],
    cycles: AFTER_SHORT,
  },
  {
    fault: "a webhook that was an hour late took an order back to an older state",
    actions: [
      { do: "work", jobs: FIRST_SYNC_JOBS, disturbances: [] },
      { do: "order", goods: 0, quantity: 2, status: "processing" },
      { do: "webhooks", how: "hold" },
      { do: "orderStatus", order: 0, status: "cancelled" },
      { do: "cron" },
      { do: "work", jobs: 10, disturbances: [] },
      { do: "wait", minutes: 70 },
      { do: "cron" },
      { do: "work", jobs: 10, disturbances: [] },
      { do: "webhooks", how: "reverse" },
      { do: "work", jobs: 10, disturbances: [] },
    ],
    cycles: {},
  },
];
