import type { RunKind, RunPhase } from "@/lib/generated/prisma/enums";

/** The phases of a run in their order: things before the things that point to them. */
export const RUN_PHASES: Record<RunKind, readonly RunPhase[]> = {
  categories: ["categories"],
  products: ["categories", "attributes", "products", "variations", "stock", "images"],
  orders: ["orders"],
};
