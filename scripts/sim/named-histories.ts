import type { Action, Nested } from "./action";
import { type Disturbance, REFUSALS } from "./disturbance";

/** Histories that show a fault of the past, by what was wrong. Each failed before the fault was mended. */
export type NamedHistories = { fault: string; histories: readonly (readonly Action[])[] };

/** A first sync of the shop makes some fifteen requests; those of its catalogue come first. */
const FIRST_SYNC_REQUESTS = 12;
/** The first sync is done after so many jobs. */
const FIRST_SYNC_JOBS = 30;

const work = (jobs: number, ...disturbances: Disturbance<Nested>[]): Action => ({ do: "work", jobs, disturbances });

/** A history for each request of the first sync. */
const atEachRequest = (history: (at: number) => Action[]): Action[][] =>
  Array.from({ length: FIRST_SYNC_REQUESTS }, (_, position) => history(position + 1));

export const NAMED_HISTORIES: readonly NamedHistories[] = [
  {
    fault: "what a store without SKU lock made after its answer was lost was made twice",
    histories: atEachRequest((at) => [
      { do: "unlockSkus" },
      work(FIRST_SYNC_JOBS, { at, kind: "late", afterSeconds: 8 }),
    ]),
  },
  {
    fault: "what a killed worker had sent was made twice by the next worker",
    histories: atEachRequest((at) => [
      { do: "unlockSkus" },
      work(FIRST_SYNC_JOBS, { at, kind: "late", afterSeconds: 8 }, { at: at + 1, kind: "crash", when: "before" }),
    ]),
  },
  {
    fault: "a worker that was taken for dead moved the run of its successor",
    histories: atEachRequest((at) => [
      work(FIRST_SYNC_JOBS, { at, kind: "meanwhile", action: { do: "twin" } }, { at: at + 1, kind: "stop" }),
    ]),
  },
  {
    fault: "a passing outage stopped a store until a person looked",
    histories: REFUSALS.map((how): Action[] => [
      work(FIRST_SYNC_JOBS),
      { do: "order", goods: 0, quantity: 2, status: "processing" },
      { do: "webhooks", how: "lose" },
      { do: "wait", minutes: 16 },
      { do: "cron" },
      work(2, ...[1, 2, 3, 4].map((at): Disturbance<Nested> => ({ at, kind: "refused", how, retryAfterSeconds: 0 }))),
    ]),
  },
  {
    fault: "a sale that waited for stock asked for what was no longer missing",
    histories: [
      [
        work(FIRST_SYNC_JOBS),
        { do: "order", goods: 1, quantity: 2, status: "processing" },
        { do: "sell", goods: 1, quantity: 3 },
        { do: "webhooks", how: "arrive" },
        work(6),
        { do: "move", goods: 1, quantity: 5 },
        { do: "cron" },
        work(6),
      ],
    ],
  },
];
