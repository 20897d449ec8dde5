import { z } from "zod";
import { AppError } from "@/lib/errors";
import { idSchema } from "@/lib/id-schema";

/** Values of a row's sort columns. The last column is unique, so no two rows of a list have the same keyset. */
export type Keyset = readonly (string | number | Date)[];

/** Keyset of lists that are ordered by id. */
export const BY_ID = z.tuple([idSchema]);

/** Keyset of lists that are ordered by a text and the id. */
export const BY_TEXT = z.tuple([z.string().refine((text) => !text.includes("\0")), idSchema]);

/** Keyset of lists that are ordered by a time and the id. */
export const BY_TIME = z.tuple([z.iso.datetime().transform((text) => new Date(text)), idSchema]);

/** The keyset of a page's last row as base64url, for a query string. */
export function writeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify(keyset)).toString("base64url");
}

/**
 * The keyset after which a page begins; null for the first page. A bad cursor is an error, unlike a bad filter, since
 * it would append the first page a second time.
 *
 * @throws AppError `invalid_input` (`badCursor`) when `writeCursor` did not write it for a list in this order
 */
export function readCursor<T>(order: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  try {
    return order.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AppError("invalid_input", "badCursor", { cause });
  }
}
