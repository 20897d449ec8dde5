import { z } from "zod";
import { idSchema } from "@/lib/id-schema";

/** Products of one request: two pages of the list. */
export const MAX_STATE_IDS = 100;

/** The query of a request for the states of products: `ids=1,2,3`. */
export const productStatesSchema = z.object({
  ids: z
    .string()
    .transform((text) => text.split(",").map(Number))
    .pipe(z.array(idSchema).min(1).max(MAX_STATE_IDS)),
});
