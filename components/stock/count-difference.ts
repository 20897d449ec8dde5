import { Decimal } from "decimal.js";
import { decimalText } from "@/lib/money/decimal-schema";

const countedSchema = decimalText();

type Difference = { message: string } | { difference: string };

/** Counted less expected, or why the typed text is no count (a key of `errors`). */
export function countDifference(counted: string, expected: string): Difference {
  const parsed = countedSchema.safeParse(counted);
  if (!parsed.success) return { message: parsed.error.issues[0]?.message ?? "notANumber" };
  return { difference: new Decimal(parsed.data).minus(expected).toFixed() };
}
