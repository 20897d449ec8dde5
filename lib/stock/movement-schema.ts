import { z } from "zod";
import { idSchema, idTextSchema } from "@/lib/id-schema";
import type { Page } from "@/lib/list/page";
import { decimalText } from "@/lib/money/decimal-schema";

export const MOVEMENT_KINDS = ["opening", "adjustment", "sale", "return", "transfer", "count", "receipt"] as const;

export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** Kinds that staff may enter manually. Sales, returns and transfers have their own forms. */
export const MANUAL_KINDS = ["adjustment", "receipt", "count"] as const;

const quantitySchema = decimalText({ isSigned: true });

/**
 * A manual movement. For a count, `quantity` is the counted quantity and the movement is the difference; for the other
 * kinds it is the signed change.
 */
export const manualMovementSchema = z
  .object({
    /** One per opened form; see StockBooking. */
    clientKey: z.uuid(),
    variationId: idSchema,
    locationId: idSchema,
    kind: z.enum(MANUAL_KINDS),
    quantity: quantitySchema,
    reason: z.string().trim().min(1, "required").max(500, "tooLong"),
  })
  .superRefine(({ kind, quantity }, context) => {
    if (kind !== "count" && quantity === "0")
      context.addIssue({ code: "custom", path: ["quantity"], message: "zeroQuantity" });
    if (kind === "receipt" && quantity.startsWith("-")) {
      context.addIssue({ code: "custom", path: ["quantity"], message: "negativeNumber" });
    }
  });

export type ManualMovement = z.infer<typeof manualMovementSchema>;

export const movementQuerySchema = z.object({
  productId: idTextSchema,
  /** `nextCursor` of the previous page. */
  cursor: z.string().optional(),
});

export type MovementView = {
  id: number;
  variationId: number;
  locationId: number;
  locationName: string;
  kind: MovementKind;
  /** Signed: incoming goods are positive. */
  quantity: string;
  reason: string;
  userName: string | null;
  createdAt: string;
};

export type MovementPage = Page<MovementView>;
