import { test as base } from "@playwright/test";
import { readDatabaseUrl } from "./environment";
import { openShop, type Shop } from "./shop";

export type { Shop };

/**
 * Each spec file names its subject with `test.use({ subject })` and gets a worker process, a seeded shop and a
 * sandbox store of its own, so that no file sees the data of another. The shops are tenants of one server and
 * database.
 */
export const test = base.extend<object, { subject: string; shop: Shop }>({
  subject: ["", { option: true, scope: "worker" }],
  shop: [
    async ({ subject }, use) => {
      if (subject === "") throw new Error("Name the spec's subject: test.use({ subject }).");
      const { shop, close } = await openShop(readDatabaseUrl(), subject);
      await use(shop);
      await close();
    },
    { scope: "worker", timeout: 60_000 },
  ],
});
