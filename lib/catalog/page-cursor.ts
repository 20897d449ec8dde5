import { z } from "zod";
import { AppError } from "@/lib/errors";

const cursorSchema = z.tuple([z.string(), z.number().int()]);

/** The last row of a page, by its sort key and its id. */
export function writeCursor(key: string, id: number): string {
  return Buffer.from(JSON.stringify([key, id])).toString("base64url");
}

/** Throws invalid_input for a cursor that `writeCursor` did not write. */
export function readCursor(cursor: string): { key: string; id: number } {
  try {
    const [key, id] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
    return { key, id };
  } catch (cause) {
    throw new AppError("invalid_input", "badCursor", { cause });
  }
}
