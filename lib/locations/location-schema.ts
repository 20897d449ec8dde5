import { z } from "zod";

export const locationNameSchema = z.object({ name: z.string().trim().min(1, "required").max(200, "tooLong") });

/** A location with what receipts print of it. */
export const newLocationSchema = locationNameSchema.extend({
  /** The postal address, in lines. */
  address: z.string().trim().max(500, "tooLong"),
  phone: z.string().trim().max(50, "tooLong"),
});

const placeSchema = z.object({ name: z.string(), address: z.string(), phone: z.string() });

/** An edit includes the old values, so that of two people the second gets a conflict. */
export const locationEditSchema = z.union([
  newLocationSchema.extend({ before: placeSchema }),
  z.object({ isArchived: z.boolean() }),
]);

export type NewLocation = z.infer<typeof newLocationSchema>;
export type LocationEdit = z.infer<typeof locationEditSchema>;

export type LocationView = {
  id: number;
  name: string;
  address: string;
  phone: string;
  isArchived: boolean;
  /** Variations whose level is not zero. */
  stocked: number;
  /** Names of the online stores that sell from the location. */
  stores: string[];
};
