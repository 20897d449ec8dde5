import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import sharp from "sharp";
import { beforeEach, expect, test } from "vitest";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { drainPull, ownerOf, readStore, takeOver } from "@/lib/testing/pulling";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox, useServer } from "@/lib/testing/use-server";
import { pullChoicesSchema } from "./pull-schema";
import { applyPull } from "./start-pull";

process.env.ALLOW_PRIVATE_STORE_ADDRESSES = "true";

const testDb = useTestDb();
const sandbox = useSandbox();
const pictures = useServer(startPictureServer);
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

/** A different picture for each address, such as /30.png. */
async function startPictureServer() {
  const server = createServer((request, response) => {
    const red = Number.parseInt(request.url?.slice(1) ?? "", 10);
    const create = { width: 8, height: 8, channels: 3, background: { r: red, g: 0, b: 0 } } as const;
    void sharp({ create })
      .png()
      .toBuffer()
      .then((bytes) => response.setHeader("content-type", "image/png").end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

const image = (red: number) => ({ src: `${pictures().url}/${red}.png` });

/** A mug with three pictures, and a shirt with one of its own and one for each of two variations. */
async function fillStore() {
  const owner = ownerOf(h);
  await owner.product({ name: "Mug", sku: "MUG", images: [image(10), image(20), image(30)] });
  const size = await owner.attribute("Size", ["S", "L"]);
  const attributes = [{ id: size, variation: true, visible: true, options: ["S", "L"] }];
  const shirt = await owner.product({ name: "Shirt", sku: "SH", type: "variable", attributes, images: [image(40)] });
  for (const [option, red] of [
    ["S", 50],
    ["L", 60],
  ] as const)
    await owner.variation(shirt, { sku: `SH-${option}`, attributes: [{ id: size, option }], image: image(red) });
}

/** The red of each picture of the shop, by SKU, in their order. */
async function redsOf(): Promise<Record<string, number[]>> {
  const products = await h.db.product.findMany({
    where: { businessId: h.business.id },
    include: {
      images: { orderBy: { position: "asc" } },
      variations: true,
    },
  });
  const found: Record<string, number[]> = {};
  for (const { sku, images, variations } of products) {
    found[sku] = await Promise.all(images.map(({ mediaId }) => redOf(mediaId)));
    for (const { sku: variationSku, mediaId } of variations)
      if (mediaId !== null) found[variationSku] = [await redOf(mediaId)];
  }
  return found;
}

async function redOf(mediaId: number): Promise<number> {
  const { bytes } = await h.db.mediaContent.findUniqueOrThrow({ where: { mediaId } });
  const { data } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  return data[0] ?? -1;
}

/** Lossy formats move a colour a little. */
const near = (reds: readonly number[]) => reds.map((red) => Math.round(red / 10) * 10);

test("each product has all its pictures in the store's order, each variation its own, and nothing is sent afterwards", async () => {
  await fillStore();
  expect(await takeOver(h)).toMatchObject({ status: "completed" });
  const reds = await redsOf();
  expect(Object.fromEntries(Object.entries(reds).map(([sku, found]) => [sku, near(found)]))).toEqual({
    MUG: [10, 20, 30],
    SH: [40],
    "SH-S": [50],
    "SH-L": [60],
  });
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
});

test("a picture that the store no longer serves is named, and its product has the others", async () => {
  await fillStore();
  const { id } = await readStore(h);
  const [, second = 0] = sandbox().state.findBySku("MUG")?.image_ids ?? [];
  expect(sandbox().state.raw().images.delete(second)).toBe(true);
  await applyPull(h.db, h.business.id, id, pullChoicesSchema.parse({}));
  expect(await drainPull(h, id)).toMatchObject({ status: "completed" });
  expect(near((await redsOf())["MUG"] ?? [])).toEqual([10, 30]);
  const failed = {
    importId: (await h.db.productImport.findFirstOrThrow({ where: { businessId: h.business.id } })).id,
    status: "failed",
  } as const;
  expect(await h.db.productImportImage.findMany({ where: failed })).toMatchObject([{ errorCode: "notFound" }]);
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ status: "completed", created: 0, updated: 0, failed: 0 });
  expect(h.takeWrites()).toBe(0);
});
