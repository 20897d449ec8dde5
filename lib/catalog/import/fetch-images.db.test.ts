import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type AddressInfo } from "node:net";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createUser } from "@/lib/testing/factories";
import { importing } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { fetchImages } from "./fetch-images";
import { getImport, listFailedImages } from "./get-import";

const { db } = useTestDb();

let server: Server;
let base: string;
const asked: string[] = [];
beforeAll(async () => {
  const picture = async (color: string) =>
    sharp({ create: { width: 8, height: 8, channels: 3, background: color } })
      .png()
      .toBuffer();
  const [red, blue] = [await picture("red"), await picture("blue")];
  server = createServer((request, answer) => {
    asked.push(request.url ?? "");
    if (request.url === "/red.png") answer.end(red);
    else if (request.url === "/blue.png") answer.end(blue);
    else if (request.url === "/page.png") answer.end("<html>");
    else answer.writeHead(404).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  asked.length = 0;
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { importAll } = importing(() => ({ db: db(), businessId, userId, locationId }));

const fileOf = () => `Type,SKU,Name,Regular price,Parent,Images,Attribute 1 name,Attribute 1 value(s)
variable,TEE,Tee,,,"${base}/red.png, ${base}/blue.png, ${base}/gone.png, ${base}/page.png",Colour,"Red, Blue"
variation,TEE-R,,1,TEE,${base}/red.png,Colour,Red
variation,TEE-B,,1,TEE,,Colour,Blue
simple,TEA,Tea,1,,ftp://shop.example/a.png,,
`;

function loadProduct() {
  return db().product.findFirstOrThrow({
    where: { businessId, sku: "TEE" },
    include: {
      images: { orderBy: { position: "asc" } },
      variations: { orderBy: { position: "asc" } },
    },
  });
}

test("images come after the products in the file's order, and what does not come is listed", async () => {
  const { id, images, notes } = await importAll(fileOf());
  expect(images).toEqual({ total: 5, waiting: 5, failed: 0 });
  expect(notes).toEqual({ otherImages: 1 });
  expect(await fetchImages(db(), id, { allowPrivate: true })).toBe(true);
  expect((await getImport(db(), businessId, id)).images).toEqual({ total: 5, waiting: 0, failed: 2 });
  const { images: got, variations } = await loadProduct();
  expect(got).toHaveLength(2);
  expect(variations.map(({ mediaId }) => mediaId)).toEqual([got[0]?.mediaId, null]);
  const failed = await listFailedImages(db(), businessId, id);
  expect(failed.items.map(({ url, fault, product }) => [url.slice(base.length), fault, product.name])).toEqual([
    ["/gone.png", "notFound", "Tee"],
    ["/page.png", "notAnImage", "Tee"],
  ]);
});

test("a product that has images keeps them, and nothing is asked for when that was said", async () => {
  const first = await importAll(fileOf());
  await fetchImages(db(), first.id, { allowPrivate: true });
  const again = await importAll(fileOf());
  expect(again.images.total).toBe(0);
  expect((await importAll(fileOf(), { images: "leave" })).images.total).toBe(0);
});

test("addresses within the network are not asked, and an interrupted fetching continues", async () => {
  const { id } = await importAll(fileOf());
  const over = { isOver: () => true, signal: new AbortController().signal };
  expect(await fetchImages(db(), id, { allowPrivate: false, time: over })).toBe(false);
  expect(await fetchImages(db(), id, { allowPrivate: false })).toBe(true);
  expect(asked).toEqual([]);
  const faults = (await listFailedImages(db(), businessId, id)).items.map(({ fault }) => fault);
  expect(new Set(faults)).toEqual(new Set(["privateAddress"]));
  expect((await loadProduct()).images).toEqual([]);
});
