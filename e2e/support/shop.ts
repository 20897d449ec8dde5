import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { RoleName } from "@/lib/auth/permissions";
import type { Db } from "@/lib/db";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import type { SeededShop } from "@/prisma/seed/seed-shop";
import { type SandboxOptions, type SandboxStore, startSandboxStore } from "../sandbox/sandbox-store";
import { trySignIn } from "./sign-in";

export type Shop = {
  email(role: RoleName): string;
  /** Signs in at the login page as a person does. */
  signIn(page: Page, role?: RoleName): Promise<void>;
  /** Books received goods at the location of a new browser's till. */
  receive(quantities: Readonly<Record<string, number>>): Promise<void>;
  sandbox: SandboxStore;
  /** The store, as its own staff would use it. */
  storeClient: WooClient;
  /** Connects the sandbox in the settings form; returns the new store's id. */
  connectStore(page: Page): Promise<number>;
};

/** Writes a shop whose sign-ins' addresses end in the domain. */
export type SeedShop = (databaseUrl: string, domain: string) => Promise<Pick<SeededShop, "businessId" | "signIns">>;

/** A shop under a unique name, with the demo's goods unless seeded otherwise, and a sandbox store. */
export async function openShop(
  databaseUrl: string,
  subject: string,
  options: SandboxOptions = {},
  seed?: SeedShop,
): Promise<{ shop: Shop; close(): Promise<void> }> {
  // Imported late: these need the generated client.
  const { seedDatabase, withDb } = await import("@/scripts/seed");
  // A worker that restarts after a failure gets another shop.
  const seeded = await (seed ?? seedDatabase)(databaseUrl, `${subject}-${randomUUID().slice(0, 8)}.example`);
  const sandbox = await startSandboxStore({ siteName: `Sandbox store of ${subject}`, ...options });
  return {
    shop: {
      ...toShop(seeded.signIns, sandbox),
      receive: (quantities) => withDb(databaseUrl, (db) => receiveGoods(db, seeded.businessId, quantities)),
    },
    async close() {
      // The application's worker would continue to send requests to a closed store.
      await withDb(databaseUrl, (db) =>
        db.business.update({ where: { id: seeded.businessId }, data: { modules: [] } }),
      );
      await sandbox.close();
    },
  };
}

async function receiveGoods(db: Db, businessId: number, quantities: Readonly<Record<string, number>>): Promise<void> {
  const location = await db.location.findFirstOrThrow({
    where: { businessId, isArchived: false },
    orderBy: { id: "asc" },
  });
  const variations = await db.variation.findMany({ where: { businessId, sku: { in: Object.keys(quantities) } } });
  await db.stockMovement.createMany({
    data: variations.map(({ id, sku }) => ({
      businessId,
      variationId: id,
      locationId: location.id,
      kind: "receipt" as const,
      quantity: quantities[sku] ?? 0,
    })),
  });
}

function toShop(
  signIns: readonly { role: RoleName; email: string; password: string }[],
  sandbox: SandboxStore,
): Omit<Shop, "receive"> {
  const { url, consumerKey, consumerSecret } = sandbox;
  const find = (role: RoleName) => {
    const found = signIns.find((signIn) => signIn.role === role);
    if (found === undefined) throw new Error(`The seeded shop has no ${role}.`);
    return found;
  };
  return {
    sandbox,
    storeClient: createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true }),
    email: (role) => find(role).email,
    async signIn(page, role = "owner") {
      const { email, password } = find(role);
      await trySignIn(page, email, password);
      await expect(page).not.toHaveURL(/\/login/);
    },
    async connectStore(page) {
      await page.goto("/woocommerce/settings?store=new");
      const name = page.getByRole("textbox", { name: "Name" });
      // A form ignores what is typed before hydration, so typing is repeated until it is accepted.
      await expect(async () => {
        await name.clear();
        await name.fill("Online store");
        await expect(page.getByText("Unsaved changes")).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await page.getByRole("textbox", { name: "Store URL" }).fill(url);
      await page.getByLabel("Consumer key").fill(consumerKey);
      await page.getByLabel("Consumer secret").fill(consumerSecret);
      await page.getByRole("button", { name: "Save and connect" }).click();
      await expect(page).toHaveURL(/store=\d+/);
      return Number(new URL(page.url()).searchParams.get("store"));
    },
  };
}
