import { z } from "zod";

/** A choice of days with its default. */
const daysOf = (choices: readonly number[], byDefault: number) =>
  z
    .number()
    .refine((days) => choices.includes(days), "invalidInput")
    .default(byDefault);

/** The choices that the page offers. Runs stay a year at least, because questions about old sales come that late. */
export const RETENTION_CHOICES = {
  deliveryDays: [7, 14, 30, 90, 180, 365],
  payloadDays: [7, 14, 30, 90, 180],
  entryDays: [30, 90, 180, 365],
  runDays: [365, 730, 1825],
  activityDays: [365, 730, 1825, 3650],
} as const;

/** How many days each part of the history is stored. The nightly sweep removes what is older. */
export const retentionSchema = z.object({
  /** Bodies of webhook requests contain names and addresses, so they stay no longer than a fault is investigated. */
  deliveryDays: daysOf(RETENTION_CHOICES.deliveryDays, 30),
  /** The payloads of a run are the largest part of the history and are read within days. */
  payloadDays: daysOf(RETENTION_CHOICES.payloadDays, 30),
  /** Entries of a run's log, without their payloads. */
  entryDays: daysOf(RETENTION_CHOICES.entryDays, 180),
  /** Runs with their counters, and store events. */
  runDays: daysOf(RETENTION_CHOICES.runDays, 730),
  /** Who changed what. An audit looks back as far as the books do, which is ten years in many countries. */
  activityDays: daysOf(RETENTION_CHOICES.activityDays, 3650),
});

export type Retention = z.infer<typeof retentionSchema>;
