import { z } from "zod";

/** The largest number that a column of ids (PostgreSQL's integer) holds. A larger one would be a failed query. */
export const MAX_ID = 2_147_483_647;

/** An id in a JSON body. */
export const idSchema = z.number().int().positive().max(MAX_ID);

/** An id in a query string, such as the one that a page of a list goes on from. */
export const queryIdSchema = z.coerce.number().int().positive().max(MAX_ID);

/** An id in a query string or a form, kept as the text that a select has as its value. */
export const idTextSchema = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, "notANumber")
  .refine((text) => Number(text) <= MAX_ID, "notANumber");
