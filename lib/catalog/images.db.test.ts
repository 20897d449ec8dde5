import sharp from "sharp";
import { beforeEach, describe, expect, test } from "vitest";
import { createBusiness, createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { cropProductImage } from "./crop-product-image";
import { findMediaFile, findMediaHash } from "./read-media";
import { addProductImage, setProductImages } from "./set-product-images";
import { storeImage } from "./store-image";

const { db } = useTestDb();

let businessId: number;
let productId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  productId = (await createProduct(db(), businessId)).id;
});

function picture(background: string, format: "jpeg" | "png" | "gif" = "png"): Promise<Buffer> {
  return sharp({ create: { width: 30, height: 20, channels: 3, background } })
    .toFormat(format)
    .toBuffer();
}

async function store(background: string, fileName = "mug.png") {
  return storeImage(db(), businessId, { fileName, bytes: await picture(background) });
}

describe("storing", () => {
  test("the same picture is stored once, even when two uploads arrive at once", async () => {
    const [a, b] = await Promise.all([store("red"), store("red", "other name.png")]);
    expect(a.id).toBe(b.id);
    expect((await store("red")).id).toBe(a.id);
    expect((await store("blue")).id).not.toBe(a.id);
    expect(await db().media.count({ where: { businessId } })).toBe(2);
  });

  test("two businesses do not share a row", async () => {
    const otherId = (await createBusiness(db())).id;
    const theirs = await storeImage(db(), otherId, { fileName: "mug.png", bytes: await picture("red") });
    expect((await store("red")).id).not.toBe(theirs.id);
  });

  test("the file name follows the real format", async () => {
    const bytes = await picture("red", "gif");
    expect(await storeImage(db(), businessId, { fileName: "Photo.JPG", bytes })).toMatchObject({
      fileName: "photo.webp",
      width: 30,
    });
  });

  test("a camera's metadata is dropped", async () => {
    const bytes = await sharp(await picture("red", "jpeg"))
      .withExif({ IFD0: { Artist: "somebody" } })
      .jpeg()
      .toBuffer();
    const { id, fileName } = await storeImage(db(), businessId, { fileName: "a.jpg", bytes });
    await addProductImage(db(), businessId, productId, id);
    const file = await findMediaFile(db(), id, fileName);
    expect(Buffer.from(file?.bytes ?? []).includes("somebody")).toBe(false);
  });

  test.each([
    ["text", Buffer.from("<script>alert(1)</script>")],
    ["an SVG", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ["half a picture", null],
    ["nothing", Buffer.alloc(0)],
  ])("%s is not an image", async (_, bytes) => {
    const broken = bytes ?? (await picture("red")).subarray(0, 40);
    await expect(storeImage(db(), businessId, { fileName: "a.png", bytes: broken })).rejects.toMatchObject({
      code: "invalid_input",
      message: "notAnImage",
    });
  });

  test("more than ten megabytes are refused without decoding", async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    await expect(storeImage(db(), businessId, { fileName: "a.png", bytes })).rejects.toMatchObject({
      code: "too_large",
    });
  });
});

describe("a product's images", () => {
  test("are added, ordered and removed", async () => {
    const [a, b, c] = [await store("red"), await store("green"), await store("blue")];
    for (const { id } of [a, b, c, b]) await addProductImage(db(), businessId, productId, id);
    const ids = async (wanted: number[]) =>
      (await setProductImages(db(), businessId, productId, wanted)).images.map(({ id }) => id);
    expect(await ids([c.id, a.id, b.id])).toEqual([c.id, a.id, b.id]);
    expect(await ids([b.id, b.id])).toEqual([b.id]);
    expect(await ids([])).toEqual([]);
  });

  test("several simultaneous additions are all stored", async () => {
    const images = [await store("red"), await store("green"), await store("blue")];
    await Promise.all(images.map(({ id }) => addProductImage(db(), businessId, productId, id)));
    expect(await db().productImage.count({ where: { productId } })).toBe(3);
  });

  test("are replaced by their crop, for variations too", async () => {
    const [a, b] = [await store("red"), await store("green")];
    const otherProductId = (await createProduct(db(), businessId, { mediaIds: [a.id] })).id;
    for (const { id } of [a, b]) await addProductImage(db(), businessId, productId, id);
    await db().variation.updateMany({ where: { productId }, data: { mediaId: a.id } });
    const cropped = await cropProductImage(db(), businessId, productId, a.id, {
      x: 0.2,
      y: 0,
      width: 20 / 30,
      height: 1,
    });
    expect(cropped.images.map(({ width, height }) => [width, height])).toEqual([
      [20, 20],
      [30, 20],
    ]);
    expect(cropped.images[1]?.id).toBe(b.id);
    expect(cropped.variations[0]?.image?.id).toBe(cropped.images[0]?.id);
    expect(await db().productImage.count({ where: { productId: otherProductId, mediaId: a.id } })).toBe(1);
    await expect(
      cropProductImage(db(), businessId, productId, a.id, { x: 0, y: 0, width: 1, height: 1 }),
    ).rejects.toMatchObject({ code: "not_found" });
  });

  test("another business's product and images are refused", async () => {
    const otherId = (await createBusiness(db())).id;
    const { id } = await store("red");
    const theirs = await createProduct(db(), otherId);
    await expect(setProductImages(db(), otherId, theirs.id, [id])).rejects.toMatchObject({ code: "not_found" });
    await expect(setProductImages(db(), otherId, productId, [])).rejects.toMatchObject({ code: "not_found" });
    await expect(addProductImage(db(), otherId, productId, id)).rejects.toMatchObject({ code: "not_found" });
    await addProductImage(db(), businessId, productId, id);
    await expect(
      cropProductImage(db(), otherId, theirs.id, id, { x: 0, y: 0, width: 1, height: 1 }),
    ).rejects.toMatchObject({ code: "not_found" });
    await expect(addProductImage(db(), otherId, theirs.id, id)).rejects.toMatchObject({ code: "not_found" });
  });
});

test("only images that a product shows are public, under their own file name", async () => {
  const { id, fileName } = await store("red");
  expect(await findMediaHash(db(), id, fileName)).toBeNull();
  await addProductImage(db(), businessId, productId, id);
  expect(await findMediaHash(db(), id, fileName)).toMatch(/^[0-9a-f]{64}$/);
  expect(await findMediaFile(db(), id, fileName)).toMatchObject({ mimeType: "image/png" });
  expect(await findMediaFile(db(), id, "other.png")).toBeNull();
});
