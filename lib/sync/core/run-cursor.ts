import { z } from "zod";

/** Where a run's current phase goes on: the key of the last row that was dealt with. */
export const runCursorSchema = z.object({
  afterId: z.number().int().default(0),
  /** Categories go level by level, so that parents come first. */
  depth: z.number().int().default(0),
});

export type RunCursor = z.infer<typeof runCursorSchema>;

export const START_CURSOR: RunCursor = { afterId: 0, depth: 0 };
