import { type Access, meets } from "@/lib/auth/access";
import type { SessionUser } from "@/lib/auth/session-user";
import type { Db } from "@/lib/db";
import { MAP_TAXES, SET_UP_STORES, SYNC_PRODUCTS } from "@/lib/permissions/woocommerce";

/** What a new shop does first, in this order. */
const STEPS = {
  location: { all: ["locations.edit"] },
  taxes: { all: ["taxes.edit"] },
  products: { all: ["products.edit"] },
  people: { all: ["users.edit"] },
  store: SET_UP_STORES,
  taxMapping: MAP_TAXES,
  firstSync: SYNC_PRODUCTS,
  webhooks: SET_UP_STORES,
} as const satisfies Record<string, Access>;

export type StepKey = keyof typeof STEPS;
export type NextStep = { key: StepKey; isDone: boolean };

/**
 * The next steps of a new shop that the user may take, checked off by what the database has. Null when all are done or
 * somebody dismissed the list.
 */
export async function getNextSteps(
  db: Db,
  user: Pick<SessionUser, "businessId" | "permissions" | "business">,
): Promise<NextStep[] | null> {
  const { businessId } = user;
  const { stepsDismissedAt } = await db.business.findUniqueOrThrow({
    where: { id: businessId },
    select: { stepsDismissedAt: true },
  });
  if (stepsDismissedAt !== null) return null;
  const keys = (Object.keys(STEPS) as StepKey[]).filter((key) => meets(user, STEPS[key]));
  const steps = await Promise.all(keys.map(async (key) => ({ key, isDone: await isDone(db, businessId, key) })));
  return steps.every((step) => step.isDone) ? null : steps;
}

/** Dismisses the list for everybody in the business. */
export async function dismissNextSteps(db: Db, businessId: number): Promise<void> {
  await db.business.update({ where: { id: businessId }, data: { stepsDismissedAt: new Date() } });
}

async function isDone(db: Db, businessId: number, key: StepKey): Promise<boolean> {
  const ofStore = { store: { businessId } };
  switch (key) {
    case "location":
      return (await db.location.findFirst({ where: { businessId, isArchived: false } })) !== null;
    case "taxes":
      return (await db.taxRate.findFirst({ where: { businessId } })) !== null;
    case "products":
      return (await db.product.findFirst({ where: { businessId }, select: { id: true } })) !== null;
    case "people":
      return (await db.user.count({ where: { businessId } })) > 1;
    case "store":
      return (await db.store.findFirst({ where: { businessId, consumerKeyEnc: { not: null } } })) !== null;
    case "taxMapping":
      return (await db.taxClassMapping.findFirst({ where: ofStore })) !== null;
    case "firstSync":
      return (
        (await db.syncRun.findFirst({
          where: { businessId, kind: "products", status: "completed" },
          select: { id: true },
        })) !== null
      );
    case "webhooks":
      return (await db.webhookEndpoint.findFirst({ where: { ...ofStore, remoteId: { not: null } } })) !== null;
  }
}
