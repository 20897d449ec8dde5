import { z } from "zod";

/** A year is the least for the two that an accountant may ask for; a week is the least to find a fault in. */
const days = (least: number, most: number, byDefault: number) =>
  z.coerce.number("notANumber").int("notANumber").min(least, "tooSmall").max(most, "tooLarge").default(byDefault);

/** How many days each part of the history is stored. What is older goes in the nightly sweep. */
export const retentionSchema = z.object({
  /** Bodies of webhook requests: names and addresses of customers, so no longer than to find a fault. */
  deliveryDays: days(7, 730, 30),
  /** What a run sent, field by field: the largest part of the history, read within days or never. */
  payloadDays: days(7, 730, 30),
  /** Lines of a run's log without what was sent. */
  entryDays: days(30, 1095, 180),
  /** Runs with their counters, and what happened to a store outside a run. */
  runDays: days(365, 3650, 730),
});

export type Retention = z.infer<typeof retentionSchema>;
