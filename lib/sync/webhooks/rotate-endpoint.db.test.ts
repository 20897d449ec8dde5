import { expect, test, vi } from "vitest";
import { encryptSecret } from "@/lib/crypto";
import { useTestDb } from "@/lib/testing/test-db";
import { useWebhookShop } from "@/lib/testing/webhook-shop";
import { acceptedSecrets, readSecret, rotateSecret } from "./endpoint-secrets";
import { checkWebhooks } from "./maintain-webhooks";
import { getEndpointSecret, rotateEndpoint } from "./rotate-endpoint";

const testDb = useTestDb();
const { sandbox, h, setUp, remote, endpoints, notes } = useWebhookShop(testDb);
const actionsOf = (checks: Awaited<ReturnType<typeof setUp>>) => checks.map(({ action }) => action);

test("a rotated secret is sent to the store; deliveries signed before are still accepted", async () => {
  await setUp();
  const before = (await endpoints())[0]!;
  expect(await rotateEndpoint(h().deps, h().business.id, h().store.id, "order_created")).toEqual({
    store: "sent",
    problem: null,
  });
  const after = (await endpoints())[0]!;
  expect(after).toMatchObject({ remoteId: before.remoteId, remoteStatus: "active" });
  expect(remote()[0]?.secret).toBe(readSecret(after));
  expect(acceptedSecrets(after, new Date())).toEqual([readSecret(after), readSecret(before)]);
});

test("the next check repairs a rotation that the store did not accept", async () => {
  await setUp();
  sandbox().faults.set({ serverError: { count: 20, status: 500 } });
  const result = await rotateEndpoint(h().deps, h().business.id, h().store.id, "order_updated").finally(() =>
    sandbox().faults.clear(),
  );
  expect(result.store).toBe("later");
  await checkWebhooks(h().deps, h().store.id);
  const endpoint = (await endpoints())[1]!;
  expect(
    sandbox()
      .state.raw()
      .webhooks.get(endpoint.remoteId ?? 0)?.secret,
  ).toBe(readSecret(endpoint));
  expect(await notes()).toMatchObject([{ details: { topic: "order.updated", found: "secret_differs" } }]);
});

test("rotated twice before the store accepted the first: its present secret is accepted until it has the new one", async () => {
  await setUp();
  const created = () => remote().find(({ topic }) => topic === "order.created");
  const endpoint = async () => (await endpoints()).find(({ topic }) => topic === "order_created")!;
  const signedWith = created()!.secret;
  sandbox().faults.set({ serverError: { count: 100, path: "webhooks" } });
  const rotate = () => rotateEndpoint(h().deps, h().business.id, h().store.id, "order_created");
  await rotate();
  await rotate();
  sandbox().faults.clear();
  expect(acceptedSecrets(await endpoint(), new Date(Date.now() + 7 * 86_400_000))).toEqual([
    readSecret(await endpoint()),
    signedWith,
  ]);
  await checkWebhooks(h().deps, h().store.id);
  expect(created()?.secret).toBe(readSecret(await endpoint()));
  expect(await endpoint()).toMatchObject({ remoteStatus: "active" });
});

/** A wrong purpose stands for a wrong key: in both cases the tag of AES-GCM does not match. */
const makeUnreadable = () =>
  h().db.webhookEndpoint.updateMany({
    where: { storeId: h().store.id, topic: "order_created" },
    data: { secretEnc: encryptSecret("s", "of another server") },
  });

test("an unreadable secret: showing it fails with advice, and a set-up creates a new one on both sides", async () => {
  await setUp();
  await makeUnreadable();
  await expect(getEndpointSecret(h().deps, h().business.id, h().store.id, "order_created")).rejects.toMatchObject({
    code: "conflict",
    message: "webhookSecretUnreadable",
  });
  expect(actionsOf(await setUp())).toEqual(["repaired", "kept", "kept", "kept"]);
  expect(
    remote()
      .map(({ topic }) => topic)
      .sort(),
  ).toEqual(["order.created", "order.deleted", "order.restored", "order.updated"]);
  const secret = await getEndpointSecret(h().deps, h().business.id, h().store.id, "order_created");
  expect(remote().find(({ topic }) => topic === "order.created")?.secret).toBe(secret);
});

test("an unreadable secret: a manual rotation reaches the store, and the check repairs it automatically", async () => {
  await setUp();
  await makeUnreadable();
  expect(await rotateEndpoint(h().deps, h().business.id, h().store.id, "order_created")).toEqual({
    store: "sent",
    problem: null,
  });
  expect(remote()[0]?.secret).toBe(readSecret((await endpoints())[0]!));
  await makeUnreadable();
  await checkWebhooks(h().deps, h().store.id);
  expect(remote().find(({ topic }) => topic === "order.created")?.secret).toBe(readSecret((await endpoints())[0]!));
  expect(await notes()).toMatchObject([{ details: { topic: "order.created", found: "secret_differs" } }]);
});

test("a concurrent rotation retains the other's secret, which the store may sign with", async () => {
  await setUp();
  const rotate = (beforeCommit = () => Promise.resolve()) =>
    h().db.$transaction(
      async (tx) => {
        const rotated = await rotateSecret(tx, h().store.id, "order_created");
        await beforeCommit();
        return rotated;
      },
      { timeout: 30_000 },
    );
  let open = () => {};
  const gate = new Promise<void>((resolve) => (open = resolve));
  let hasRotated = false;
  const first = rotate(() => {
    hasRotated = true;
    return gate;
  });
  await vi.waitUntil(() => hasRotated, { timeout: 20_000 });
  const second = rotate();
  const waiting = "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  await vi.waitUntil(async () => (await testDb.pool().query(waiting)).rows.length > 0, { timeout: 20_000 });
  open();
  expect(acceptedSecrets(await second, new Date())).toEqual([readSecret(await second), readSecret(await first)]);
});

test("concurrent rotations: after the check the store signs with the stored secret", async () => {
  await setUp();
  await Promise.all([1, 2, 3].map(() => rotateEndpoint(h().deps, h().business.id, h().store.id, "order_created")));
  await checkWebhooks(h().deps, h().store.id);
  const endpoint = (await endpoints()).find(({ topic }) => topic === "order_created")!;
  expect(remote().find(({ topic }) => topic === "order.created")?.secret).toBe(readSecret(endpoint));
});

test("a webhook created in the store: the rotated secret must be typed in, and another business finds nothing", async () => {
  expect(await rotateEndpoint(h().deps, h().business.id, h().store.id, "order_created")).toEqual({
    store: "manual",
    problem: null,
  });
  await expect(rotateEndpoint(h().deps, h().business.id + 1, h().store.id, "order_created")).rejects.toMatchObject({
    code: "not_found",
  });
});
