import { beforeEach, expect, test } from "vitest";
import { createBusiness, createLocation, createUser } from "@/lib/testing/factories";
import { explain } from "@/lib/testing/explain";
import { importing } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { findParentsInCatalogue, matchVariations } from "./family-checks";

const { db } = useTestDb();
const SIBLINGS = 40;

let businessId: number;
let userId: number;
let locationId: number;
beforeEach(async () => {
  businessId = (await createBusiness(db())).id;
  userId = (await createUser(db(), businessId)).id;
  locationId = (await createLocation(db(), businessId)).id;
});

const { upload, importAll } = importing(() => ({ db: db(), businessId, userId, locationId }));

function toFamilies(products: number): string {
  const lines = ["Type,SKU,Name,Regular price,Parent,Attribute 1 name,Attribute 1 value(s)"];
  for (let product = 0; product < products; product += 1) {
    lines.push(`variable,P${product},Product,,,Size,`);
    for (let size = 0; size < SIBLINGS; size += 1) {
      lines.push(`variation,P${product}-${size},,1,P${product},Size,${size}`);
    }
  }
  return `${lines.join("\n")}\n`;
}

test("known variations are matched by SKU, without comparing each line with all its siblings", async () => {
  const file = toFamilies(10);
  expect((await importAll(file)).status).toBe("completed");
  const { id } = await upload(file);
  // As in the check: the lines are analyzed before their parents are matched.
  await db().$executeRaw`update product_import_rows set action = null, product_id = null, variation_id = null`;
  await db().$executeRaw`analyze product_import_rows`;
  await db().$executeRaw(findParentsInCatalogue({ importId: id, businessId }));
  const query = matchVariations({ importId: id, businessId });
  const plan = await explain(db(), query);
  expect(plan).not.toMatch(/product_import_rows_parent|variations_product_id_idx/);
  expect(await db().$executeRaw(query)).toBe(10 * SIBLINGS);
});
