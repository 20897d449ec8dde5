import type { Invariant } from "./snapshot";

const counted = (count: number, what: string): string[] => (count === 0 ? [] : [`${count} ${what}`]);

export const noRunHangs: Invariant = {
  rule: "no run hangs",
  check: ({ waiting }) => counted(waiting.activeRuns, "runs are under way"),
};

export const noJobWaits: Invariant = {
  rule: "no job waits for ever",
  check: ({ waiting }) => [
    ...waiting.readyJobs.map((job) => `${job} has not run`),
    ...waiting.exhaustedJobs.map((job) => `${job} is exhausted`),
  ],
};

export const nothingWaits: Invariant = {
  rule: "no delivery, failure or decision is left",
  check: ({ waiting }) => [
    ...counted(waiting.queuedDeliveries, "deliveries are queued"),
    ...waiting.orderFailures.map((failure) => `order not imported: ${failure}`),
    ...waiting.syncFailures.map((failure) => `product not sent: ${failure}`),
    ...counted(waiting.decisions, "decisions are open"),
  ],
};

export const noFault: Invariant = {
  rule: "the store has no fault",
  check: ({ waiting }) => (waiting.faultCode === null ? [] : [`fault ${waiting.faultCode}`]),
};
