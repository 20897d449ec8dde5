import { z } from "zod";
import { idSchema } from "@/lib/id-schema";
import { storeUrlSchema } from "./store-input-schema";

/** A request for keys of a store that was found. */
export const authorisationSchema = z.object({
  url: storeUrlSchema,
  name: z.string().trim().min(1, "required").max(120, "tooLong"),
  locationId: idSchema,
});

export type AuthorisationInput = z.output<typeof authorisationSchema>;
