import type { Prisma } from "@/lib/generated/prisma/client";

/** Returns the filter of the attributes that a run sends: those of products with variations that go to stores. */
export function usedAttributes(businessId: number) {
  return {
    businessId,
    products: { some: { product: { type: "variable", isArchived: false, isSyncDisabled: false } } },
  } as const satisfies Prisma.AttributeWhereInput;
}
