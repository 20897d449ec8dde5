import { z } from "zod";

/** Where the next slice of a run's phase begins: the key of the last processed row. */
export const runCursorSchema = z.object({
  afterId: z.number().int().default(0),
  /** The level of the category tree: categories are sent level by level, parents first. */
  depth: z.number().int().default(0),
  /** How many slices are still of one item each, to find the item that causes an unexpected exception. */
  singles: z.number().int().positive().optional(),
  /** Whether the slice was begun: a process that ended in it may have left creates that the store still carries out. */
  isBegun: z.boolean().optional(),
});

export type RunCursor = z.infer<typeof runCursorSchema>;

/** Returns how many items the slice after a cursor has, of at most `most`. */
export function sliceLimit({ singles }: RunCursor, most: number): number {
  return singles === undefined ? most : 1;
}

export const START_CURSOR: RunCursor = { afterId: 0, depth: 0 };
