import type { SandboxStore } from "@/e2e/sandbox/sandbox-store";
import { knownPermissions } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db";
import type { Seller } from "@/lib/sales/refuse-shortages";
import type { EngineDeps } from "@/lib/sync/core/run-context";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import type { StoreClock } from "./store-clock";

/** What the steps of the demo's past work with: the shop and its owner, the store and its clock. */
export type Living = {
  deps: EngineDeps;
  shop: SeededShop;
  owner: Seller;
  storeId: number;
  sandbox: SandboxStore;
  clock: StoreClock;
  now: Date;
  signal: AbortSignal;
  /** How far a step is that takes longer. */
  onProgress(text: string): void;
};

/** The first user of the business, who does what the demo's people have done. */
export async function loadOwner(db: Db, businessId: number): Promise<Seller> {
  const { id, role } = await db.user.findFirstOrThrow({
    where: { businessId },
    orderBy: { id: "asc" },
    include: { role: true },
  });
  return { id, businessId, permissions: knownPermissions(role.permissions) };
}
