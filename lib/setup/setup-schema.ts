import { z } from "zod";
import { newLocationSchema } from "@/lib/locations/location-schema";
import { businessSettingsSchema } from "@/lib/settings/business-schema";
import { taxRateSchema } from "@/lib/taxes/tax-schema";
import { ownerSchema } from "@/lib/users/user-schema";

/** More rates than any country has. */
const MAX_RATES = 20;

/** All that an empty database needs to become a shop. */
export const firstBusinessSchema = z.object({
  business: businessSettingsSchema,
  taxRates: z.array(taxRateSchema).max(MAX_RATES, "tooMany").superRefine(refuseSameNames),
  location: newLocationSchema,
  owner: ownerSchema,
});

/** The set-up page: with the code that the server printed. */
export const setupSchema = firstBusinessSchema.extend({
  code: z.string().trim().toLowerCase().min(1, "required").max(100, "tooLong"),
});

function refuseSameNames(rates: { name: string }[], context: z.RefinementCtx): void {
  for (const [index, { name }] of rates.entries())
    if (rates.slice(0, index).some((other) => other.name === name))
      context.addIssue({ code: "custom", path: [index, "name"], message: "taxNameTaken" });
}

export type FirstBusiness = z.infer<typeof firstBusinessSchema>;
export type SetupInput = z.infer<typeof setupSchema>;
