import { createReadStream, createWriteStream } from "node:fs";
import { mkdtemp, rm, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import { applyImport } from "@/lib/catalog/import/apply-import";
import { getImport } from "@/lib/catalog/import/get-import";
import { importOptionsSchema, type ImportView } from "@/lib/catalog/import/import-schema";
import { runImportStep } from "@/lib/catalog/import/import-step";
import { startImport } from "@/lib/catalog/import/start-import";
import type { Db } from "@/lib/db";
import type { SeededShop } from "@/prisma/seed/seed-shop";

const PRODUCTS = 10_000;
/** Short enough to sample a brief peak. */
const SAMPLE_MS = 20;
const MB = 1024 * 1024;

const HEADER = [
  "Type",
  "SKU",
  "Name",
  "Published",
  "Short description",
  "Description",
  "Stock",
  "Categories",
  "Regular price",
];

function* productLines(count: number): Generator<string[]> {
  yield HEADER;
  for (let index = 0; index < count; index += 1) {
    const price = `${1 + (index % 90)}.${String(index % 100).padStart(2, "0")}`;
    yield [
      "simple",
      `BENCH-${index}`,
      `Product "${index}", شاي & co`,
      "1",
      `Short text of ${index}`,
      `<p>${"A longer text. ".repeat(20)}</p>`,
      String(index % 50),
      `Bench > Group ${index % 20} > Shelf ${index % 200}`,
      price,
    ];
  }
}

/** Runs `work` and returns its seconds, and the memory of this process before and at its peak. */
async function measure<T>(
  work: () => Promise<T>,
): Promise<{ result: T; seconds: number; peakMb: number; beforeMb: number }> {
  const before = process.memoryUsage.rss();
  let peak = before;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, SAMPLE_MS);
  const begun = performance.now();
  try {
    const result = await work();
    const seconds = (performance.now() - begun) / 1000;
    peak = Math.max(peak, process.memoryUsage.rss());
    return { result, seconds, peakMb: peak / MB, beforeMb: before / MB };
  } finally {
    clearInterval(timer);
  }
}

/** Imports a CSV of 10,000 products as the page does: uploaded as a stream, checked, written in one transaction. */
export async function benchImport(db: Db, shop: SeededShop): Promise<void> {
  const { businessId } = shop;
  const user = await db.user.findFirstOrThrow({ where: { businessId }, orderBy: { id: "asc" }, select: { id: true } });
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-bench-"));
  try {
    const file = path.join(folder, "products.csv");
    await pipeline(Readable.from(productLines(PRODUCTS)), stringify(), createWriteStream(file));
    console.log(`${PRODUCTS} products, ${((await stat(file)).size / MB).toFixed(1)} MB of CSV`);

    const noJob = async () => undefined;
    const options = importOptionsSchema.parse({ fileName: "products.csv", location: String(shop.shopLocationId) });
    const checked = await measure(async () => {
      const { id } = await startImport(db, { businessId, userId: user.id }, options, createReadStream(file), noJob);
      await runImportStep(db, id);
      return getImport(db, businessId, id);
    });
    report("read and checked", checked);
    if (checked.result.bad > 0) throw new Error(`${checked.result.bad} lines of the file are bad.`);
    const written = await measure(async () => {
      await applyImport(db, businessId, checked.result.id, noJob);
      await runImportStep(db, checked.result.id);
      return getImport(db, businessId, checked.result.id);
    });
    report("written", written);
    const imported = await db.product.count({ where: { businessId, sku: { startsWith: "BENCH-" } } });
    if (written.result.status !== "completed" || imported !== PRODUCTS) {
      throw new Error(`The import ended as ${written.result.status} with ${imported} of ${PRODUCTS} products.`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function report(
  name: string,
  { result, seconds, peakMb, beforeMb }: { result: ImportView; seconds: number; peakMb: number; beforeMb: number },
): void {
  const lines = `${result.total} lines, ${result.bad} bad`;
  console.log(
    `${name.padEnd(18)} ${seconds.toFixed(1).padStart(6)} s  ${peakMb.toFixed(0).padStart(5)} MB at its peak (${beforeMb.toFixed(0)} MB before)  ${lines}`,
  );
}
