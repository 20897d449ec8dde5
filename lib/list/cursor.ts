import { z } from "zod";
import { AppError } from "@/lib/errors";
import { idSchema } from "@/lib/id-schema";

/** Values of a row's sort columns; the last one is unique, so that no two rows of a list have the same. */
export type Keyset = readonly (string | number | Date)[];

/** Keysets of lists in the order of their ids, */
export const BY_ID = z.tuple([idSchema]);

/** of a text and the id, */
export const BY_TEXT = z.tuple([z.string().refine((text) => !text.includes("\0")), idSchema]);

/** of a time and the id. */
export const BY_TIME = z.tuple([z.iso.datetime().transform((text) => new Date(text)), idSchema]);

/** The last row of a page, as text that a query string can hold. */
export function writeCursor(keyset: Keyset): string {
  return Buffer.from(JSON.stringify(keyset)).toString("base64url");
}

/**
 * The keyset after which a page begins; null for the first page. A bad cursor is refused and not dropped as a bad
 * filter is: the first page in the place of the third would be shown twice.
 * @throws invalid_input `badCursor` for one that `writeCursor` did not write for a list in this order.
 */
export function readCursor<T>(order: z.ZodType<T>, cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  try {
    return order.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AppError("invalid_input", "badCursor", { cause });
  }
}
