import { expect, test } from "vitest";
import { z } from "zod";
import { migrateJobs } from "@/lib/jobs/migrate-jobs";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";
import { openClient } from "./bridge";
import { readArguments } from "./arguments";
import { runAcceptance } from "./run-acceptance";

// The taxes of orders are those of the place that the acceptance's orders are sent to.
const sandbox = useSandbox({ country: "US:CA" });
const { db, pool } = useTestDb();

const keys = () => ({ consumerKey: sandbox().consumerKey, consumerSecret: sandbox().consumerSecret });

async function accept(flags: readonly string[] = []) {
  const { consumerKey, consumerSecret } = keys();
  await migrateJobs(pool());
  const argv = ["--url", sandbox().url, "--key", consumerKey, "--secret", consumerSecret, "--size", "small", ...flags];
  const { url, clean, size } = readArguments(argv);
  const connection = { url, consumerKey, consumerSecret };
  return runAcceptance({ db: db(), connection, clean, size, onProgress: () => undefined });
}

test("the sandbox store passes, and what was made is deleted", async () => {
  const rows = await accept();
  expect(rows.filter(({ isOk }) => !isOk)).toEqual([]);
  expect(rows.length).toBeGreaterThan(100);
  expect(sandbox().state.products().length).toBeGreaterThan(40);

  expect(await accept(["--clean"])).toEqual([expect.objectContaining({ isOk: true, found: "0" })]);
  expect(sandbox().state.products()).toEqual([]);
  expect(sandbox().state.orders()).toEqual([]);
  const names = [...sandbox().state.raw().terms.values()].map(({ name }) => name);
  expect(names).toEqual(["Uncategorized"]);
  expect(sandbox().state.raw().attributes.size).toBe(0);
}, 120_000);

test("a store in use is refused, and nothing of it is changed", async () => {
  const client = openClient({ url: sandbox().url, ...keys() });
  await client.post("products", { name: "Stranger", sku: "MUG", status: "draft" }, z.unknown());
  const before = sandbox().requests.counts().writes;
  await expect(accept()).rejects.toThrow(/in use: it has 1 products or orders/);
  await expect(accept(["--clean"])).rejects.toThrow("in use");
  expect(sandbox().requests.counts().writes).toBe(before);
});
