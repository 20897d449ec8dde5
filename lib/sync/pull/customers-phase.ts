import type { Tx } from "@/lib/db";
import type { Store } from "@/lib/generated/prisma/client";
import { findOrCreateCustomer, isBuyerErased } from "@/lib/sync/orders/order-customer";
import { requestOptions } from "@/lib/sync/core/run-context";
import { fetchCustomerPage, pulledCustomerSchema } from "@/lib/woo/resources/customers";
import type { PullPhaseStep } from "./pull-phase";
import { pullChoicesSchema, type PullResults } from "./pull-schema";
import { addResults } from "./queries/add-results";
import { classifyCustomers } from "./queries/classify-customers";
import { readPages } from "./read-pages";
import { toCustomer } from "./to-customer";

/** Some queries each, in one transaction. */
const CUSTOMERS_PER_SLICE = 50;

/** Reads the store's registered customers. The guests of orders come with their orders. */
export const readCustomers: PullPhaseStep = async (context, cursor) => {
  const { pull, store, business } = context;
  const slice = await readPages(context, cursor, {
    fetch: (page) => fetchCustomerPage(context.client, page, requestOptions(context)),
    toItem: (remote) => {
      const { name, email } = toCustomer(remote).customer;
      return { kind: "customer", remoteId: remote.id, label: name, sku: email ?? "", payload: remote };
    },
  });
  if (slice.next !== null) return slice;
  return {
    ...slice,
    record: async (tx) => {
      await slice.record?.(tx);
      await classifyCustomers(tx, { pullId: pull.id, storeId: store.id, businessId: business.id });
    },
  };
};

/**
 * Makes or links the customers that were read, as the import of an order does with its buyer. What was read of them is
 * deleted with the same transaction, and at once where no customers are wished.
 */
export const takeCustomers: PullPhaseStep = async ({ db, pull, store }, cursor) => {
  const mine = { pullId: pull.id, kind: "customer" } as const;
  if (!pullChoicesSchema.parse(pull.choices).customers)
    return {
      next: null,
      done: 0,
      record: async (tx) => {
        await tx.pullItem.deleteMany({ where: mine });
      },
    };
  const items = await db.pullItem.findMany({ where: mine, orderBy: { remoteId: "asc" }, take: CUSTOMERS_PER_SLICE });
  const last = items.at(-1);
  if (last === undefined) return { next: null, done: 0 };
  const isFirst = pull.done === 0;
  return {
    next: { ...cursor, afterId: last.remoteId },
    done: items.length,
    total: isFirst ? await db.pullItem.count({ where: mine }) : undefined,
    record: async (tx) => {
      const counts: PullResults["customers"] = { taken: 0, erased: 0, unnamed: 0 };
      for (const { payload, reason } of items) {
        if (reason === "erased") counts.erased += 1;
        else counts[await takeCustomer(tx, store, toCustomer(pulledCustomerSchema.parse(payload)))] += 1;
      }
      await addResults(tx, pull, "customers", counts);
      await tx.pullItem.deleteMany({ where: { ...mine, remoteId: { lte: last.remoteId } } });
    },
  };
};

/** Makes or links one customer, unless the shop has erased them after the preview, or they have neither name nor address. */
async function takeCustomer(
  tx: Tx,
  store: Store,
  customer: ReturnType<typeof toCustomer>,
): Promise<keyof PullResults["customers"]> {
  if ((await findOrCreateCustomer(tx, store, customer)) !== null) return "taken";
  return (await isBuyerErased(tx, store, customer)) ? "erased" : "unnamed";
}
