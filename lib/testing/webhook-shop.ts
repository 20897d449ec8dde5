import { beforeEach } from "vitest";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { setUpWebhooks } from "@/lib/sync/webhooks/maintain-webhooks";
import { createHarness, type Harness } from "./engine-harness";
import type { TestDb } from "./test-db";
import { useSandbox, useServer } from "./use-server";
import { startWebhookServer } from "./webhook-server";

/** Before each test a store without webhooks, whose deliveries would reach the application's own route. */
export function useWebhookShop(testDb: TestDb) {
  const sandbox = useSandbox();
  const server = useServer(startWebhookServer);
  let harness: Harness | undefined;
  beforeEach(async () => {
    harness = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), {
      deps: { publicUrl: server().url },
    });
  });
  const h = (): Harness => harness!;
  return {
    sandbox,
    server,
    h,
    setUp: async (deps = h().deps) => setUpWebhooks((await loadStoreContext(deps, h().store.id))!),
    /** The store's webhooks, as it has them. */
    remote: () => [...sandbox().state.raw().webhooks.values()],
    endpoints: () => h().db.webhookEndpoint.findMany({ where: { storeId: h().store.id }, orderBy: { topic: "asc" } }),
    /** The activity lines about webhooks. */
    notes: () => h().db.storeEvent.findMany({ where: { storeId: h().store.id }, orderBy: { id: "asc" } }),
  };
}
