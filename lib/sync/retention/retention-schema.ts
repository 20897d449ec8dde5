import { z } from "zod";

/** A choice of days, with the one that holds until somebody chooses. */
const daysOf = (choices: readonly number[], byDefault: number) =>
  z
    .number()
    .refine((days) => choices.includes(days), "invalidInput")
    .default(byDefault);

/** The choices that the page offers. A year is the least for runs: who sold what when may be asked that late. */
export const RETENTION_CHOICES = {
  deliveryDays: [7, 14, 30, 90, 180, 365],
  payloadDays: [7, 14, 30, 90, 180],
  entryDays: [30, 90, 180, 365],
  runDays: [365, 730, 1825],
} as const;

/** How many days each part of the history is stored. The nightly sweep removes what is older. */
export const retentionSchema = z.object({
  /** Bodies of webhook requests hold names and addresses, so they stay no longer than a fault is looked for. */
  deliveryDays: daysOf(RETENTION_CHOICES.deliveryDays, 30),
  /** What a run sent, field by field, is the largest part of the history and is read within days. */
  payloadDays: daysOf(RETENTION_CHOICES.payloadDays, 30),
  /** Lines of a run's log, without what was sent. */
  entryDays: daysOf(RETENTION_CHOICES.entryDays, 180),
  /** Runs with their counters, and store events. */
  runDays: daysOf(RETENTION_CHOICES.runDays, 730),
});

export type Retention = z.infer<typeof retentionSchema>;
