import { expect, test } from "vitest";
import { loadStoreContext } from "@/lib/sync/core/run-context";
import { createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useWebhookShop } from "@/lib/testing/webhook-shop";
import { Interrupted } from "@/lib/woo/interrupted";
import { setUpForPerson } from "./list-webhooks";
import { checkWebhooks, setUpWebhooks } from "./maintain-webhooks";
import { checkHealth } from "./webhook-health";

const testDb = useTestDb();
const { sandbox, h, setUp, remote, endpoints } = useWebhookShop(testDb);

const topics = () =>
  remote()
    .map(({ topic }) => topic)
    .sort();
const FOUR = ["order.created", "order.deleted", "order.restored", "order.updated"];
const click = (userId: number) => setUpForPerson(h().deps, h().business.id, h().store.id, userId);
const createPerson = async () => (await createUser(h().db, h().business.id)).id;

/** Dates the claims back, as if the process that created the webhooks had been killed that long ago. */
const age = (minutes: number) =>
  h().db.webhookEndpoint.updateMany({
    where: { storeId: h().store.id, remoteStatus: "creating" },
    data: { checkedAt: new Date(Date.now() - minutes * 60_000) },
  });

/** A process that is killed at the answer to its first create; the store has carried the create out. */
async function killAtFirstCreate(): Promise<void> {
  const context = (await loadStoreContext(h().deps, h().store.id))!;
  const { client } = context;
  const post: typeof client.post = async (...request) => {
    await client.post(...request);
    context.abort.abort();
    throw new Interrupted();
  };
  await expect(setUpWebhooks({ ...context, client: { ...client, post } })).rejects.toMatchObject({
    name: "Interrupted",
  });
}

test.each([502, 503, 504])(
  "a %i of a gateway while the store goes on makes no second webhook of a topic",
  async (status) => {
    sandbox().faults.set({ lateWork: { count: 2, path: "webhooks", delayMs: 30, status } });
    const lookGapMs = 100;
    await setUp({ ...h().deps, lookGapMs });
    expect(topics()).toEqual(FOUR);
    const ids = remote().map(({ id }) => id);
    expect((await endpoints()).map(({ remoteId }) => remoteId).sort()).toEqual(ids.sort());
  },
);

test("two set-ups at once make each webhook once", async () => {
  const userId = await createPerson();
  const both = await Promise.allSettled([click(userId), click(userId)]);
  const refused = both.filter((result) => result.status === "rejected");
  for (const { reason } of refused) expect(reason).toMatchObject({ message: "webhooksUnderWay" });
  expect(refused.length).toBeLessThan(2);
  expect(topics()).toEqual(FOUR);
});

test("a process that was killed in a create leaves it to others only when the store has ended it", async () => {
  const userId = await createPerson();
  await killAtFirstCreate();
  expect(remote()).toHaveLength(1);
  await expect(click(userId)).rejects.toMatchObject({ message: "webhooksUnderWay" });
  await checkHealth((await loadStoreContext(h().deps, h().store.id))!);
  expect((await endpoints()).filter(({ remoteStatus }) => remoteStatus === "creating")).toHaveLength(1);
  await age(11);
  expect(await click(userId)).toMatchObject({ changed: 4, problem: null });
  expect(topics()).toEqual(FOUR);
  expect((await endpoints()).map(({ remoteStatus }) => remoteStatus)).toEqual(Array(4).fill("active"));
});

test("a check leaves a webhook alone that another process creates, and repairs the others", async () => {
  await setUp();
  for (const webhook of remote().slice(0, 2)) webhook.status = "disabled";
  const [first, second] = await endpoints();
  await h().db.webhookEndpoint.updateMany({
    where: { storeId: h().store.id, topic: first!.topic },
    data: { remoteStatus: "creating", checkedAt: new Date() },
  });
  await checkWebhooks(h().deps, h().store.id);
  const after = await endpoints();
  expect(after[0]).toMatchObject({ remoteStatus: "creating", remoteId: first!.remoteId });
  expect(after[1]!.remoteId).not.toBe(second!.remoteId);
  await age(11);
  await checkWebhooks(h().deps, h().store.id);
  expect(topics()).toEqual(FOUR);
  expect(remote().map(({ status }) => status)).toEqual(Array(4).fill("active"));
});

test("a refused create is free for the next attempt at once", async () => {
  sandbox().faults.set({ serverError: { count: 1, path: "webhooks", status: 403 } });
  await expect(setUp()).rejects.toMatchObject({ code: "forbidden" });
  sandbox().faults.clear();
  expect((await setUp()).map(({ action }) => action)).toEqual(Array(4).fill("made"));
});
