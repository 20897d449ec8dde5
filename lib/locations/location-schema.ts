import { z } from "zod";

export const locationNameSchema = z.object({ name: z.string().trim().min(1, "required").max(200, "tooLong") });

/** A rename says what the name was, so that of two people the second sees the first. */
export const locationEditSchema = z.union([
  locationNameSchema.extend({ nameBefore: z.string() }),
  z.object({ isArchived: z.boolean() }),
]);

export type LocationEdit = z.infer<typeof locationEditSchema>;

export type LocationView = {
  id: number;
  name: string;
  isArchived: boolean;
  /** Variations of which there is more or less than nothing. */
  stocked: number;
  /** Names of the online stores that sell from it. */
  stores: string[];
};
