import { z } from "zod";

/** Where the next slice of a run's phase begins: the key of the last processed row. */
export const runCursorSchema = z.object({
  afterId: z.number().int().default(0),
  /** The level of the category tree: categories are sent level by level, parents first. */
  depth: z.number().int().default(0),
});

export type RunCursor = z.infer<typeof runCursorSchema>;

export const START_CURSOR: RunCursor = { afterId: 0, depth: 0 };
