import { type APIRequestContext, expect } from "@playwright/test";
import { z } from "zod";
import { readCronSecret } from "./support/environment";
import { test } from "./support/test";

test.use({ subject: "cron" });

const CRON = "/api/cron/sync";
/** Bound for sending the whole catalogue of the demo shop. */
const RUN_TIMEOUT = 90_000;
/** A call works for its budget (start-app.ts), and at most a second longer. */
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

test("refuses a caller that does not know the secret", async ({ request }) => {
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

test("two concurrent calls beside the server's own worker return figures while a sync runs, and duplicate nothing", async ({
  page,
  request,
  shop,
}) => {
  test.setTimeout(180_000);
  await shop.signIn(page);
  const storeId = await shop.connectStore(page);
  shop.sandbox.faults.set({ latencyPerItemMs: 15, unavailableImages: true });
  await page.goto(`/woocommerce/sync?store=${storeId}`);
  await page.getByRole("link", { name: "See what would be sent first" }).click();
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
  // One run, not one per call.
  const { items } = z
    .object({ items: z.array(z.object({ kind: z.string() })) })
    .parse(await (await page.request.get(`/api/woocommerce/stores/${storeId}/runs`)).json());
  expect(items.filter(({ kind }) => kind === "products")).toHaveLength(1);
});
