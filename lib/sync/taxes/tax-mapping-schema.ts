import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

const id = idSchema;

/** What the page of mappings saves; rows that are left out stay as they are. */
export const taxMappingSchema = z.object({
  /** Products: a rate of the POS goes out as that class; null is not mapped. */
  classes: z
    .array(
      z.object({
        taxRateId: id,
        taxClass: z
          .string()
          .max(200)
          .regex(/^[\w-]*$/, "invalid")
          .nullable(),
      }),
    )
    .max(1_000),
  /** Orders: a rate of the store is that rate of the POS; null is not mapped. */
  rates: z.array(z.object({ remoteRateId: id, taxRateId: id.nullable() })).max(1_000),
});
export type TaxMappingInput = z.infer<typeof taxMappingSchema>;
