import { z } from "zod";

export const locationNameSchema = z.object({ name: z.string().trim().min(1, "required").max(200, "tooLong") });

/** A location with what receipts print of it. */
export const newLocationSchema = locationNameSchema.extend({
  /** The postal address, in lines. */
  address: z.string().trim().max(500, "tooLong"),
  phone: z.string().trim().max(50, "tooLong"),
});

/** A rename includes the old name, so that of two people the second gets a conflict. */
export const locationEditSchema = z.union([
  locationNameSchema.extend({ nameBefore: z.string() }),
  z.object({ isArchived: z.boolean() }),
]);

export type LocationEdit = z.infer<typeof locationEditSchema>;

export type LocationView = {
  id: number;
  name: string;
  isArchived: boolean;
  /** Variations whose level is not zero. */
  stocked: number;
  /** Names of the online stores that sell from the location. */
  stores: string[];
};
