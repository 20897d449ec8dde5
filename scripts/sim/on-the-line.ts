import { startRun, cancelRun } from "@/lib/sync/drive/start-run";
import { receiveDelivery } from "@/lib/sync/webhooks/receive-delivery";
import type { Message } from "./sim-store";
import type { World } from "./world";

export type WebhookFate = "arrive" | "lose" | "fail" | "double" | "reverse" | "hold";

/** Sends the store's webhooks of the moment, which arrive, or do not. */
export async function handleWebhooks(world: World, fate: WebhookFate): Promise<void> {
  const { sim } = world;
  await sim.sendWebhooks(fate === "fail" ? "refused" : "accepted");
  if (fate === "hold" || fate === "fail") return;
  const messages = sim.messages.splice(0);
  if (fate === "lose") return;
  if (fate === "reverse") messages.reverse();
  for (const message of messages) {
    await receive(world, message);
    if (fate === "double") await receive(world, message);
  }
}

async function receive({ db }: World, { url, headers, rawBody }: Message): Promise<void> {
  const [, , , topicSlug = "", storeId = ""] = new URL(url).pathname.split("/");
  await receiveDelivery(db, {
    topicSlug,
    storeId,
    rawBody: Buffer.from(rawBody, "utf8"),
    signature: headers["x-wc-webhook-signature"] ?? null,
    deliveryId: headers["x-wc-webhook-delivery-id"] ?? null,
  });
}

export type Button = "all" | "forced" | "changed" | "orders";

/** A person starts a run. */
export async function press({ db, businessId, storeId, seller }: World, button: Button): Promise<void> {
  const request = { businessId, storeId, trigger: "user", userId: seller.id } as const;
  if (button === "orders") await startRun(db, { ...request, kind: "orders", mode: "all" });
  else
    await startRun(db, {
      ...request,
      kind: "products",
      mode: button === "changed" ? "changed" : "all",
      isForced: button === "forced",
    });
}

/** A person cancels the run that is under way. */
export async function cancel({ db, businessId, storeId }: World): Promise<void> {
  const run = await db.syncRun.findFirst({ where: { storeId, status: { in: ["queued", "running"] } } });
  if (run) await cancelRun(db, businessId, run.id);
}
