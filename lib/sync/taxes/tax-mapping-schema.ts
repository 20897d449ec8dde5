import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

const id = idSchema;

/** Input of the mapping page; omitted rows stay unchanged. */
export const taxMappingSchema = z.object({
  /** For products: the store's class of a local rate; null removes the mapping. */
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
  /** For orders: the local rate of a remote rate; null removes the mapping. */
  rates: z.array(z.object({ remoteRateId: id, taxRateId: id.nullable() })).max(1_000),
});
export type TaxMappingInput = z.infer<typeof taxMappingSchema>;
