import { z } from "zod";
import { pullStep } from "@/lib/sync/pull/pull-step";
import { type PullChoices, pullChoicesSchema } from "@/lib/sync/pull/pull-schema";
import { applyPull, startPull } from "@/lib/sync/pull/start-pull";
import { createWooClient } from "@/lib/woo/woo-client";
import type { Harness } from "./engine-harness";

const withId = z.object({ id: z.number().int() });

/** Writes to the sandbox store as its owner does: whatever a store may have before it is connected. */
export function ownerOf({ sandbox }: Pick<Harness, "sandbox">) {
  const { url, consumerKey, consumerSecret } = sandbox;
  const client = createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true });
  const post = async (path: string, body: object) => (await client.post(path, body, withId)).data.id;
  return {
    post,
    category: (name: string, parent = 0) => post("products/categories", { name, parent }),
    async attribute(name: string, terms: readonly string[]) {
      const id = await post("products/attributes", { name });
      for (const [menu_order, term] of terms.entries())
        await post(`products/attributes/${id}/terms`, { name: term, menu_order });
      return id;
    },
    product: (body: object) => post("products", { type: "simple", status: "publish", regular_price: "5", ...body }),
    variation: (parent: number, body: object) => post(`products/${parent}/variations`, { regular_price: "9", ...body }),
  };
}

/** More slices than any pull of a test has. */
const MAX_SLICES = 2000;

/** Takes the slices of a pull in this process, until it waits for a person or has ended. */
export async function drainPull(h: Harness, pullId: number) {
  for (let slice = 0; slice < MAX_SLICES; slice += 1) {
    const pull = await h.db.storePull.findUniqueOrThrow({ where: { id: pullId } });
    if (pull.status !== "reading" && pull.status !== "applying") return pull;
    await pullStep(h.deps, pullId);
  }
  throw new Error(`pull ${pullId} did not end within ${MAX_SLICES} slices`);
}

/** Reads the store up to the preview. */
export async function readStore(h: Harness) {
  const { id } = await startPull(h.db, { businessId: h.business.id, storeId: h.store.id, userId: null });
  return drainPull(h, id);
}

/** Reads the store and takes over what the preview shows, with the default choices or the given ones. */
export async function takeOver(h: Harness, choices: Partial<PullChoices> = {}) {
  const { id } = await readStore(h);
  await applyPull(h.db, h.business.id, id, pullChoicesSchema.parse(choices));
  return drainPull(h, id);
}
