import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { readCronSecret } from "./support/environment";
import { test } from "./support/test";

test.use({ subject: "cron" });

const CRON = "/api/cron/sync";
/** The whole catalogue of the demo shop goes out within this. */
const RUN_TIMEOUT = 90_000;
/** A call works as long as its budget (start-app.ts), and a second more at most. */
const CALL_TIMEOUT = 30_000;

const count = z.number().int().nonnegative();
const figuresSchema = z.strictObject({
  scheduled: z.strictObject({ runs: count, polls: count, pushes: count, checks: count, revived: count }),
  jobs: z.strictObject({ done: count, failed: count }),
  waiting: count,
  milliseconds: count,
});

function call(request: APIRequestContext, method: "GET" | "POST", authorization?: string) {
  return request.fetch(CRON, {
    method,
    timeout: CALL_TIMEOUT,
    headers: authorization === undefined ? {} : { authorization },
  });
}

test("refuses whoever does not know the secret", async ({ request }) => {
  for (const method of ["GET", "POST"] as const) {
    for (const authorization of [
      undefined,
      "Bearer",
      "Bearer guess",
      `Bearer ${readCronSecret()}x`,
      readCronSecret(),
    ]) {
      const answer = await call(request, method, authorization);
      expect(answer.status(), `${method} ${authorization === undefined ? "without" : "with another"}`).toBe(401);
      expect(await answer.text()).not.toContain(readCronSecret());
    }
  }
});

test("two calls at once beside the server's own worker answer figures while a sync runs, and double nothing", async ({
  page,
  request,
  shop,
}) => {
  test.setTimeout(180_000);
  await shop.signIn(page);
  const storeId = await shop.connectStore(page);
  shop.sandbox.faults.set({ latencyPerItemMs: 15, unavailableImages: true });
  await page.goto(`/woocommerce/sync?store=${storeId}`);
  await page.getByRole("button", { name: "Sync all products" }).click();
  await expect(page.getByText("You can leave this page: the sync goes on.")).toBeVisible();

  const authorization = `Bearer ${readCronSecret()}`;
  const answers = await Promise.all([call(request, "GET", authorization), call(request, "POST", authorization)]);
  for (const answer of answers) {
    expect(answer.status()).toBe(200);
    figuresSchema.parse(await answer.json());
  }
  shop.sandbox.faults.set({ latencyPerItemMs: undefined });
  await expect(page.getByText(/^Done[.;]/)).toBeVisible({ timeout: RUN_TIMEOUT });

  const skus = shop.sandbox.state
    .products()
    .map(({ sku }) => sku)
    .filter((sku) => sku !== "");
  expect(skus.length).toBeGreaterThan(200);
  expect(new Set(skus).size).toBe(skus.length);
  // One run, not one per caller.
  const { items } = z
    .object({ items: z.array(z.object({ kind: z.string() })) })
    .parse(await (await page.request.get(`/api/woocommerce/stores/${storeId}/runs`)).json());
  expect(items.filter(({ kind }) => kind === "products")).toHaveLength(1);
});
