import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createUser } from "@/lib/testing/factories";
import { importing } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { TRIED_FILES } from "@/lib/testing/tried-files";

const { db } = useTestDb();

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { upload, importAll } = importing(() => ({ db: db(), businessId, userId, locationId }));

async function listWritten(): Promise<string[]> {
  const categories = await db().category.findMany({ where: { businessId } });
  const pathOf = (id: number | null): string => {
    const category = categories.find((one) => one.id === id);
    if (category === undefined) return "";
    return category.parentId === null ? category.name : `${pathOf(category.parentId)} > ${category.name}`;
  };
  const variations = await db().variation.findMany({
    where: { businessId },
    orderBy: { sku: "asc" },
    include: { product: true, levels: true, options: { include: { value: { include: { attribute: true } } } } },
  });
  return variations.map(({ sku, product, price, weight, levels, options }) =>
    [
      sku,
      product.name,
      options.map(({ value }) => `${value.attribute.name}: ${value.name}`).join(),
      price.toFixed(),
      levels[0]?.quantity.toFixed() ?? "",
      weight?.toFixed() ?? "",
      product.isArchived ? "archived" : pathOf(product.categoryId),
    ]
      .join(" | ")
      .trimEnd(),
  );
}

test.each(Object.entries(TRIED_FILES))(
  "%s",
  async (_, { file, options, written, images = 0, leftOut = {}, refused }) => {
    if (refused !== undefined) {
      await expect(upload(file, options)).rejects.toMatchObject({ message: refused });
      return;
    }
    expect(await importAll(file, options)).toMatchObject({
      status: "completed",
      bad: 0,
      leftOut,
      images: { total: images },
    });
    expect(await listWritten()).toEqual(written);
  },
);

test("the page of files that were tried has a row for each of these, and no other", () => {
  const page = readFileSync(path.resolve(import.meta.dirname, "../../../docs/csv-import.md"), "utf8");
  const [, table = ""] = /^## Files in the tests$([^#]*)/m.exec(page) ?? [];
  const [, , ...rows] = [...table.matchAll(/^\| (.+?) +\|/gm)].map(([, name]) => name);
  expect(rows).toEqual(Object.keys(TRIED_FILES));
});
