import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createMedia, createProduct, createUser } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { countLinks, forgetLinks, resetLinks } from "./reset-links";

const testDb = useTestDb();
let sandbox: SandboxStore;
let files: Server;
let h: Harness;

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==", "base64");

beforeAll(async () => {
  sandbox = await startSandboxStore();
  files = createServer((_request, response) => response.setHeader("content-type", "image/png").end(PNG));
  await new Promise<void>((resolve) => files.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  await sandbox.close();
  await new Promise((resolve) => files.close(resolve));
});
beforeEach(async () => {
  sandbox.reset();
  const publicUrl = `http://127.0.0.1:${(files.address() as AddressInfo).port}`;
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox, { deps: { publicUrl } });
  const [front, back] = [await createMedia(h.db, h.business.id, "front.png"), await createMedia(h.db, h.business.id, "back.png")];
  await createProduct(h.db, h.business.id, { sku: "MUG", mediaIds: [front.id, back.id] });
  const shirt = await createProduct(h.db, h.business.id, { sku: "SHIRT", variations: [{ sku: "SHIRT-S", options: { Size: "S" } }] });
  await h.db.variation.update({ where: { id: shirt.variations[0]!.id }, data: { mediaId: back.id } });
  expect(await h.sync()).toMatchObject({ status: "completed", failed: 0 });
});

const uploaded = () => [...sandbox.state.raw().images.keys()];
const links = () => countLinks(h.db, h.business.id, h.store.id);

test("a reset forgets products, not which images the store has: none is uploaded a second time", async () => {
  const before = uploaded();
  expect(before).toHaveLength(2);
  const userId = (await createUser(h.db, h.business.id)).id;
  expect(await resetLinks(h.db, { businessId: h.business.id, storeId: h.store.id, userId, kind: "products" })).toEqual({ count: 2 });
  expect(await links()).toEqual({ categories: 0, products: 0, variations: 0, images: 2 });
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, failed: 0 });
  expect(uploaded()).toEqual(before);
  expect(sandbox.state.findBySku("MUG")?.image_ids).toEqual(before);
});

test("another shop has none of them", async () => {
  await h.db.$transaction((tx) => forgetLinks(tx, h.store, { kind: "products", userId: null, isOtherShop: true }));
  expect(await links()).toEqual({ categories: 0, products: 0, variations: 0, images: 0 });
});
