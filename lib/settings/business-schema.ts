import { z } from "zod";

export const WEIGHT_UNITS = ["kg", "g", "lbs", "oz"] as const;

/** Every currency that the runtime's Intl knows. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf("currency");

// supportedValuesOf omits UTC, the time zone of a new business.
export const TIME_ZONES: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

/** For the form and PATCH /api/settings/business. Messages are keys of `errors`. */
export const businessSettingsSchema = z.object({
  name: z.string().trim().min(1, "required").max(120, "tooLong"),
  currency: z.string().refine((code) => CURRENCIES.includes(code), "unknownCurrency"),
  timeZone: z.string().refine(isTimeZone, "unknownTimeZone"),
  pricesIncludeTax: z.boolean(),
  weightUnit: z.enum(WEIGHT_UNITS),
});

export type BusinessSettings = z.infer<typeof businessSettingsSchema>;

/** Uses Intl instead of the list above, since browsers and Node name some zones differently (Kolkata, Calcutta). */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
