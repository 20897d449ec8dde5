import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useImageServer, useSandbox } from "@/lib/testing/use-server";

const testDb = useTestDb();
const sandbox = useSandbox();
const images = useImageServer();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox(), { deps: { publicUrl: images().url } });
});

async function media(...names: string[]): Promise<number[]> {
  const ids: number[] = [];
  for (const name of names) ids.push((await createMedia(h.db, h.business.id, name)).id);
  return ids;
}

const imageEntries = (runId: number) =>
  h.db.syncEntry.findMany({ where: { runId, entity: "image" }, orderBy: { id: "asc" } });

test("the log shows the addresses that were sent, and ids only where ids were sent", async () => {
  const [first = 0, second = 0] = await media("a.png", "b.png");
  const product = await createProduct(h.db, h.business.id, { name: "Mug", sku: "MUG", mediaIds: [first] });
  const [made] = await imageEntries((await h.sync()).id);
  const address = (id: number, name: string) => `${images().url}/media/${id}/${name}`;
  expect(made?.sent).toEqual({ images: [{ src: address(first, "a.png"), name: "a.png", alt: "Mug" }] });

  await h.db.productImage.create({ data: { productId: product.id, mediaId: second, position: 1 } });
  const [changed] = await imageEntries((await h.sync({ mode: "changed" })).id);
  const { remoteId } = await h.db.mediaLink.findFirstOrThrow({ where: { storeId: h.store.id, mediaId: first } });
  expect(changed?.sent).toEqual({
    images: [{ id: remoteId }, { src: address(second, "b.png"), name: "b.png", alt: "Mug" }],
  });
});

test("after a lost answer the gallery is read within the limiter, and again after a passing refusal", async () => {
  const mediaIds = await media("a.png", "b.png");
  const products = [];
  for (let index = 0; index < 24; index += 1)
    products.push(await createProduct(h.db, h.business.id, { sku: `I-${index}`, mediaIds }));
  await h.sync();
  for (const { id: productId } of products) {
    await h.db.productImage.deleteMany({ where: { productId } });
    await h.db.productImage.create({ data: { productId, mediaId: mediaIds[1] ?? 0, position: 0 } });
  }

  let underWay = 0;
  let most = 0;
  let isRefused = false;
  const { openClient } = h.deps;
  h.deps.openClient = (store) => {
    const client = openClient(store);
    const get: typeof client.get = async (path, ...rest) => {
      if (!/^products\/\d+$/.test(path)) return client.get(path, ...rest);
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        // The first read fails, because the store is busy for a moment.
        if (!isRefused) sandbox().faults.set({ serverError: { count: 1, status: 503, path: "products/" } });
        isRefused = true;
        return await client.get(path, ...rest);
      } finally {
        underWay -= 1;
      }
    };
    return { ...client, get };
  };
  // Answers that take a while overlap, so that the limit can be reached.
  sandbox().faults.set({ dropAnswers: { count: 1, path: "products/batch" }, slowAnswersMs: 100 });
  const run = await h.sync({ mode: "changed" });
  expect(run).toMatchObject({ status: "completed", failed: 0 });
  expect(isRefused).toBe(true);
  expect((await imageEntries(run.id)).filter((entry) => entry.outcome === "done")).toHaveLength(24);
  // The bound is the limiter's (adaptive-limiter.ts): it grows to it within these reads, and not beyond it.
  expect(most).toBe(4);
});
