import { z } from "zod";

/** Any address of a site, as a person types it. */
export const storeSearchSchema = z.object({ address: z.string().trim().min(1, "required").max(500, "tooLong") });
