import { z } from "zod";

export const WEIGHT_UNITS = ["kg", "g", "lbs", "oz"] as const;

/** Every currency that the runtime's Intl knows the minor unit of. */
export const CURRENCIES: readonly string[] = Intl.supportedValuesOf("currency");

// supportedValuesOf leaves out UTC, which is where a new business starts.
export const TIME_ZONES: readonly string[] = [
  "UTC",
  ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC"),
];

/** Checked by the form and by PATCH /api/settings/business. Messages are keys of `errors`. */
export const businessSettingsSchema = z.object({
  name: z.string().trim().min(1, "required").max(120, "tooLong"),
  currency: z.string().refine((code) => CURRENCIES.includes(code), "unknownCurrency"),
  timeZone: z.string().refine(isTimeZone, "unknownTimeZone"),
  pricesIncludeTax: z.boolean(),
  weightUnit: z.enum(WEIGHT_UNITS),
});

export type BusinessSettings = z.infer<typeof businessSettingsSchema>;

/** Asks Intl and not the list above: browsers and Node name a few zones differently (Kolkata, Calcutta). */
function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
