import type { PullChoice } from "@/lib/generated/prisma/enums";
import { DEFAULT_CHOICES, type PullChoices, type PullDoubt, PULL_DOUBTS } from "./pull-schema";

/** The more cautious choice wins where a product has several doubts. */
const BY_CAUTION: readonly PullChoice[] = ["leave_out", "shop", "store"];

type Chosen = { choice: PullChoice | null; doubts: readonly string[]; productId: number | null };

/**
 * Returns what becomes of a product that is not left out: its own choice, or the one for its doubts. A product that the
 * shop does not have cannot keep the shop's values.
 */
export function effectiveChoice(item: Chosen, { doubts: chosen }: Pick<PullChoices, "doubts">): PullChoice {
  const wanted =
    item.choice ?? strongest(item.doubts.filter(isDoubt).map((doubt) => chosen[doubt] ?? DEFAULT_CHOICES[doubt]));
  return wanted === "shop" && item.productId === null ? "store" : wanted;
}

function strongest(choices: readonly PullChoice[]): PullChoice {
  return BY_CAUTION.find((choice) => choices.includes(choice)) ?? "store";
}

function isDoubt(code: string): code is PullDoubt {
  return PULL_DOUBTS.some((doubt) => doubt === code);
}
