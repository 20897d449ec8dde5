import { beforeEach, expect, test } from "vitest";
import type { Product, Variation } from "@/lib/generated/prisma/client";
import { startRun } from "@/lib/sync/drive/start-run";
import { runStep } from "@/lib/sync/drive/run-step";
import { z } from "zod";
import { createHarness, type Harness } from "@/lib/testing/engine-harness";
import { createProduct } from "@/lib/testing/factories";
import { useTestDb } from "@/lib/testing/test-db";
import { useSandbox } from "@/lib/testing/use-server";

const anyBody = z.looseObject({ id: z.number() });
const testDb = useTestDb();
const sandbox = useSandbox();
let h: Harness;

beforeEach(async () => {
  h = await createHarness({ db: testDb.db(), pool: testDb.pool() }, sandbox());
});

type Created = Product & { variations: Variation[] };

/** Remote ids, by the SKU that the store has. */
function idsBySku(): Record<string, number> {
  const all = sandbox().state.products();
  return Object.fromEntries(all.flatMap(({ sku, id }) => (sku === "" ? [] : [[sku, id]])));
}

/** Gives variations, and simple products with them, new SKUs in the POS, whatever the others have. */
async function rename(...renamed: [variation: Variation | undefined, sku: string][]) {
  for (const state of ["moving", "moved"]) {
    for (const [variation, sku] of renamed) {
      const data = { sku: state === "moving" ? `moving ${variation?.id}` : sku };
      await h.db.variation.update({ where: { id: variation?.id ?? 0 }, data });
      await h.db.product.updateMany({
        where: { type: "simple", variations: { some: { id: variation?.id ?? 0 } } },
        data,
      });
    }
  }
}

const simple = (sku: string): Promise<Created> =>
  createProduct(h.db, h.business.id, { name: `Product ${sku}`, sku, price: "1" });

const variable = (sku: string): Promise<Created> =>
  createProduct(h.db, h.business.id, {
    type: "variable",
    name: `Product ${sku}`,
    sku,
    variations: ["S", "M"].map((Size) => ({ sku: `${sku}-${Size}`, price: "9", options: { Size } })),
  });

/** A changed run gets every SKU and a second one finds nothing to send. */
async function expectAllSent(writes: number) {
  h.takeWrites();
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(h.takeWrites()).toBeLessThanOrEqual(writes);
  await h.sync();
  expect(h.takeWrites()).toBe(0);
}

test("two products that swapped SKUs both get theirs in the same run, with the price of one", async () => {
  const [a, b] = [await simple("AAA"), await simple("BBB")];
  await h.sync();
  const before = idsBySku();
  await rename([a.variations[0], "BBB"], [b.variations[0], "AAA"]);
  await h.db.variation.update({ where: { id: a.variations[0]?.id ?? 0 }, data: { price: "7" } });
  // The refused batch, the one that frees, and the one that sends again.
  await expectAllSent(3);
  expect(idsBySku()).toMatchObject({ AAA: before["BBB"], BBB: before["AAA"] });
  expect(sandbox().state.findBySku("BBB")).toMatchObject({ regular_price: "7.00" });
});

test("a ring of three, across batches", async () => {
  const filler = Array.from({ length: 105 }, (_, n) => simple(`F-${n}`));
  const [a, b] = [await simple("AAA"), await simple("BBB")];
  await Promise.all(filler);
  const c = await simple("CCC");
  await h.sync();
  const before = idsBySku();
  await h.db.product.updateMany({ where: { businessId: h.business.id }, data: { name: "Renamed" } });
  await rename([a.variations[0], "BBB"], [b.variations[0], "CCC"], [c.variations[0], "AAA"]);
  expect(await h.sync({ mode: "changed" })).toMatchObject({ status: "completed", failed: 0 });
  expect(idsBySku()).toMatchObject({ AAA: before["CCC"], BBB: before["AAA"], CCC: before["BBB"] });
});

test("two variations of one product, and two of different products", async () => {
  const [t, u] = [await variable("TEE"), await variable("CAP")];
  await h.sync();
  const before = idsBySku();
  await rename(
    [t.variations[0], "TEE-M"],
    [t.variations[1], "CAP-M"],
    [u.variations[0], "TEE-S"],
    [u.variations[1], "CAP-S"],
  );
  // For each of two parents: the refused batch, the one that frees, and the one that sends again.
  await expectAllSent(6);
  expect(idsBySku()).toMatchObject({
    "TEE-M": before["TEE-S"],
    "CAP-M": before["TEE-M"],
    "TEE-S": before["CAP-S"],
    "CAP-S": before["CAP-M"],
  });
});

test("a simple product and a variation", async () => {
  const [mug, tee] = [await simple("MUG"), await variable("TEE")];
  await h.sync();
  const before = idsBySku();
  await rename([mug.variations[0], "TEE-S"], [tee.variations[0], "MUG"]);
  await expectAllSent(4);
  expect(idsBySku()).toMatchObject({ MUG: before["TEE-S"], "TEE-S": before["MUG"] });
});

test("a new product and a new variation with SKUs that linked ones of later slices gave up", async () => {
  const [tee, mug] = [await variable("TEE"), await simple("MUG")];
  await h.sync();
  await rename([tee.variations[0], "TEE-XS"], [mug.variations[0], "CUP"]);
  await createProduct(h.db, h.business.id, { name: "New", sku: "MUG", price: "1" });
  await createProduct(h.db, h.business.id, { name: "New too", sku: "TEE-S", price: "1" });
  await h.db.store.update({ where: { id: h.store.id }, data: { changesSentUpTo: null } });
  expect(await h.sync({ mode: "all" })).toMatchObject({ status: "completed", failed: 0 });
  expect(Object.keys(idsBySku())).toEqual(expect.arrayContaining(["TEE-XS", "TEE-S", "MUG", "CUP"]));
});

test("a crash between leaves a state that the same run continues from, and a later run", async () => {
  const [a, b] = [await simple("AAA"), await simple("BBB")];
  await h.sync();
  const before = idsBySku();
  for (const ending of ["continued", "later run"]) {
    const swapped = ending === "continued";
    await rename([a.variations[0], swapped ? "BBB" : "AAA"], [b.variations[0], swapped ? "AAA" : "BBB"]);
    const request = { businessId: h.business.id, storeId: h.store.id, kind: "products", trigger: "user" } as const;
    const run = await startRun(h.db, { ...request, mode: "changed", userId: null });
    let batches = 0;
    const dying = {
      ...h.deps,
      openClient: (store: typeof h.store) => {
        const client = h.deps.openClient(store);
        const post: typeof client.post = (path, ...rest) => {
          batches += path.endsWith("products/batch") ? 1 : 0;
          if (batches > 2) throw new Error("the process was killed");
          return client.post(path, ...rest);
        };
        return { ...client, post };
      },
    };
    for (let step = 0; step < 20 && batches <= 2; step += 1) await runStep(dying, run.id).catch(() => undefined);
    expect(idsBySku()).not.toHaveProperty("AAA");
    if (ending === "continued") await h.drain(run.id);
    else await h.db.syncRun.update({ where: { id: run.id }, data: { status: "failed", finishedAt: new Date() } });
    if (ending === "later run") expect(await h.sync({ mode: "changed" })).toMatchObject({ failed: 0 });
    expect(idsBySku()).toMatchObject(
      swapped ? { AAA: before["BBB"], BBB: before["AAA"] } : { AAA: before["AAA"], BBB: before["BBB"] },
    );
  }
});

test("a SKU that something foreign has fails alone: price and name go out, once", async () => {
  const [mug, tee] = [await simple("MUG"), await variable("TEE")];
  await h.sync();
  const client = h.deps.openClient(h.store);
  await client.post("products", { name: "Foreign", sku: "TAKEN" }, anyBody);
  await client.post("products", { name: "Foreign", sku: "TAKEN-S" }, anyBody);
  await rename([mug.variations[0], "TAKEN"], [tee.variations[0], "TAKEN-S"]);
  await h.db.variation.updateMany({ where: { businessId: h.business.id }, data: { price: "5" } });
  const run = await h.sync({ mode: "changed" });
  expect(run).toMatchObject({ status: "completed", failed: 2 });
  expect(sandbox().state.findBySku("MUG")).toMatchObject({ regular_price: "5.00" });
  expect(sandbox().state.findBySku("TEE-S")).toMatchObject({ regular_price: "5.00" });
  const failed = await h.db.syncEntry.findMany({ where: { runId: run.id, outcome: "failed" } });
  expect(failed.map(({ errorCode }) => errorCode)).toEqual(["duplicate_sku", "duplicate_sku"]);
  h.takeWrites();
  expect(await h.sync()).toMatchObject({ failed: 2 });
  expect(h.takeWrites()).toBe(2);
});
