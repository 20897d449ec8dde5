import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";
import type { RoleName } from "@/lib/auth/permissions";
import { createWooClient, type WooClient } from "@/lib/woo/woo-client";
import { type SandboxStore, startSandboxStore } from "../sandbox/sandbox-store";

export type Shop = {
  email(role: RoleName): string;
  /** Signs in at the page as a person does. */
  signIn(page: Page, role?: RoleName): Promise<void>;
  sandbox: SandboxStore;
  /** What the store's own staff would do in it. */
  storeClient: WooClient;
  /** The sandbox, connected in the form of the settings; the new store's id. */
  connectStore(page: Page): Promise<number>;
};

/** A seeded shop under a name of its own, and a sandbox store beside it. */
export async function openShop(databaseUrl: string, subject: string): Promise<{ shop: Shop; close(): Promise<void> }> {
  // Imported late: these need the generated client.
  const { seedDatabase, withDb } = await import("@/scripts/seed");
  // A worker that is started again after a failure gets another shop.
  const seeded = await seedDatabase(databaseUrl, `${subject}-${randomUUID().slice(0, 8)}.example`);
  const sandbox = await startSandboxStore({ siteName: `Sandbox store of ${subject}` });
  return {
    shop: toShop(seeded.signIns, sandbox),
    async close() {
      // The application's worker would go on asking a store that is gone.
      await withDb(databaseUrl, (db) =>
        db.business.update({ where: { id: seeded.businessId }, data: { modules: [] } }),
      );
      await sandbox.close();
    },
  };
}

function toShop(signIns: readonly { role: RoleName; email: string; password: string }[], sandbox: SandboxStore): Shop {
  const { url, consumerKey, consumerSecret } = sandbox;
  const find = (role: RoleName) => {
    const found = signIns.find((each) => each.role === role);
    if (found === undefined) throw new Error(`The seeded shop has no ${role}.`);
    return found;
  };
  return {
    sandbox,
    storeClient: createWooClient({ url, consumerKey, consumerSecret, allowPrivateAddresses: true }),
    email: (role) => find(role).email,
    async signIn(page, role = "owner") {
      const { email, password } = find(role);
      await page.goto("/login");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page).not.toHaveURL(/\/login/);
    },
    async connectStore(page) {
      // The form takes over once it is loaded; nobody types that fast.
      await page.goto("/woocommerce/settings?store=new", { waitUntil: "networkidle" });
      await page.getByRole("textbox", { name: "Name" }).fill("Online store");
      await page.getByRole("textbox", { name: "Store URL" }).fill(url);
      await page.getByLabel("Consumer key").fill(consumerKey);
      await page.getByLabel("Consumer secret").fill(consumerSecret);
      await page.getByRole("button", { name: "Save and connect" }).click();
      await expect(page).toHaveURL(/store=\d+/);
      return Number(new URL(page.url()).searchParams.get("store"));
    },
  };
}
