import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { createAdaptiveLimiter } from "./adaptive-limiter";
import { createBatchPace } from "./batch-pace";
import { sendBatch, type SendBatchOptions } from "./batch";
import type { WooBatch, WooSentItem } from "./batch-items";
import refusals from "./fixtures/refusals.json";
import { refusesTwin } from "./refuses-twin";
import { startStubStore, type StubAnswer, type StubStore } from "./testing/stub-store";

const itemSchema = z.object({ id: z.number(), sku: z.string() });
type Item = { id?: number; sku: string };
type Body = { create: Item[]; update: Item[] };

let store: StubStore;
afterEach(() => store.close());

const answered = (item: Item): object => ({ id: item.id ?? 1000 + Number(item.sku.replace(/\D/g, "")), sku: item.sku });
const answerAll = ({ create, update }: Body): StubAnswer => ({
  body: { create: create.map(answered), update: update.map(answered) },
});

/** A store that answers every batch as `answer` returns; `sizes` lists the items of each request. */
async function given(answer: (body: Body) => StubAnswer) {
  store = await startStubStore((request) => answer(request.body as Body));
  const sizes = () => store.requests.map(({ body }) => (body as Body).create.length + (body as Body).update.length);
  const send = (batch: WooBatch, options: SendBatchOptions = {}, path = "products/batch") =>
    sendBatch(store.client({ timeoutMs: 5_000 }), path, batch, itemSchema, {
      retry: { firstDelayMs: 1, maxDelayMs: 2 },
      lookGapMs: 0,
      limiter: createAdaptiveLimiter({
        wait: () => Promise.resolve(),
        now: () => 0,
        pace: createBatchPace({ startItems: 100 }),
      }),
      ...options,
    });
  return { send, sizes };
}

const items = (count: number, from = 0): Item[] =>
  Array.from({ length: count }, (_, index) => ({ sku: `S${from + index}` }));
const hasBad = ({ create, update }: Body): boolean => [...create, ...update].some(({ sku }) => sku === "S42");
const codeOf = (result: WooSentItem<unknown> | undefined): string | undefined =>
  result?.ok === false ? (result.error?.code ?? "interrupted") : "ok";

describe("an ordinary batch", () => {
  test("chunks of a hundred, creates and updates together; results by position", async () => {
    const { send, sizes } = await given(answerAll);
    const update = items(30, 500).map((item, index) => ({ ...item, id: index + 1 }));
    const result = await send({ create: items(220), update });
    expect(sizes()).toEqual([100, 100, 50]);
    expect(result.create[219]).toEqual({ ok: true, data: { id: 1219, sku: "S219" } });
    expect(result.update[29]).toEqual({ ok: true, data: { id: 30, sku: "S529" } });
  });

  test("nothing to send sends nothing", async () => {
    const { send, sizes } = await given(answerAll);
    expect(await send({})).toEqual({ create: [], update: [] });
    expect(sizes()).toEqual([]);
  });

  test("refusals of single items, as in the recording product.batch.partial-error", async () => {
    const { body: error } = refusals.find(({ name }) => name === "product.create.duplicate-sku") ?? {};
    const { send } = await given(({ create, update }) => ({
      body: { create: [{ id: 0, error }, ...create.slice(1).map(answered)], update: update.map(answered) },
    }));
    const result = await send({ create: items(2), update: [{ id: 7, sku: "S9" }] });
    expect(result.create[0]).toMatchObject({
      ok: false,
      maybeSent: false,
      error: { code: "duplicate_sku", resourceId: 10 },
    });
    expect([result.create[1]?.ok, result.update[0]?.ok]).toEqual([true, true]);
  });

  test("an item of another shape still reports its id", async () => {
    const { send } = await given(() => ({ body: { create: [{ id: 77 }] } }));
    const { create } = await send({ create: items(1) });
    expect(create[0]).toMatchObject({
      ok: false,
      maybeSent: true,
      error: { code: "unexpected_shape", resourceId: 77 },
    });
  });

  test("an answer that is shorter than the batch", async () => {
    const { send } = await given(({ create }) => ({ body: { create: create.slice(0, 1).map(answered) } }));
    const { create } = await send({ create: items(2) });
    expect(create[1]).toMatchObject({ ok: false, maybeSent: true });
  });

  test("a missing answer in the middle moves no answer to another item", async () => {
    const { send } = await given(({ create, update }) => ({
      body: { create: create.filter((_, index) => index !== 1).map(answered), update: update.map(answered) },
    }));
    const { create, update } = await send({ create: items(3), update: [{ id: 7, sku: "S9" }] });
    for (const result of create)
      expect(result).toMatchObject({
        ok: false,
        maybeSent: true,
        error: { code: "unexpected_shape", resourceId: undefined },
      });
    expect(update[0]?.ok).toBe(true);
  });

  test("an update that is answered with another id counts as unanswered", async () => {
    const { send } = await given(({ update }) => ({ body: { update: [...update].reverse().map(answered) } }));
    const { update } = await send({
      update: [
        { id: 7, sku: "S7" },
        { id: 8, sku: "S8" },
        { id: 9, sku: "S9" },
      ],
    });
    expect(update.map(codeOf)).toEqual(["unexpected_shape", "ok", "unexpected_shape"]);
    expect(update[0]).toMatchObject({ maybeSent: true });
  });
});

describe("splitting", () => {
  test.each<[string, StubAnswer, string, boolean]>([
    ["a crash", { status: 500, body: "<html>" }, "store_error", true],
    ["a gateway's time-out", { status: 504, body: "<html>" }, "store_error", true],
    ["a page in place of JSON", { body: "<html>" }, "not_json", true],
    ["a cut line", { cut: true }, "connection_lost", true],
    ["no answer", { afterMs: 400 }, "timed_out", true],
    ["a firewall that dislikes a text", { status: 403, body: "<html>" }, "firewall_blocked", false],
    ["a body that is too large", { status: 413, body: "<html>" }, "payload_too_large", false],
  ])("%s: the one bad item is found and the others go through", async (_case, bad, code, maybeSent) => {
    const { send, sizes } = await given((body) => (hasBad(body) ? bad : answerAll(body)));
    const { create } = await send({ create: items(100) }, bad.afterMs ? { timeoutMs: 150 } : {});
    expect(create.filter(({ ok }) => ok)).toHaveLength(99);
    expect(create[42]).toMatchObject({ ok: false, maybeSent, error: { code } });
    expect(sizes().length).toBeLessThanOrEqual(15);
  });

  test("a create that was carried out is refused the second time, with the id to link to", async () => {
    const made = new Map<string, number>();
    let isFirst = true;
    const { send } = await given(({ create, update }) => {
      const list = create.map(({ sku }) => {
        const id = made.get(sku);
        if (id)
          return { id: 0, error: { code: "product_invalid_sku", message: "", data: { status: 400, resource_id: id } } };
        made.set(sku, made.size + 1);
        return { id: made.size, sku };
      });
      const cut = isFirst;
      isFirst = false;
      return { cut, body: { create: list, update } };
    });
    const { create } = await send({ create: items(4) });
    expect(made.size).toBe(4);
    for (const [index, result] of create.entries()) {
      expect(result).toMatchObject({
        ok: false,
        maybeSent: true,
        error: { code: "duplicate_sku", resourceId: index + 1 },
      });
    }
  });

  test("creates that the store accepts twice are not sent again after a lost answer", async () => {
    const { send, sizes } = await given((body) =>
      body.create.some(({ sku }) => sku === "") ? { cut: true } : answerAll(body),
    );
    const { create, update } = await send({
      create: [{ sku: "" }, { sku: "S1" }, { sku: "" }],
      update: [{ id: 5, sku: "S5" }],
    });
    expect(create.map(codeOf)).toEqual(["connection_lost", "ok", "connection_lost"]);
    expect(create[0]).toMatchObject({ maybeSent: true });
    expect(update[0]?.ok).toBe(true);
    expect(sizes()).toEqual([4, 1, 1]);
  });

  test("updates that add up are not sent again after a lost answer, but are after a refusal of the whole request", async () => {
    const update = [
      { id: 1, sku: "S1" },
      { id: 2, sku: "S2" },
    ];
    const lost = await given(() => ({ cut: true }));
    const result = await lost.send({ update }, { areUpdatesRepeatable: false });
    expect(result.update).toMatchObject(
      update.map(() => ({ ok: false, maybeSent: true, error: { code: "connection_lost" } })),
    );
    expect((await lost.send({ update: [{ id: 3, sku: "S3" }] }, { areUpdatesRepeatable: false })).update).toMatchObject(
      [{ ok: false, maybeSent: true }],
    );
    expect(lost.sizes()).toEqual([2, 1]);
    await store.close();

    const refused = await given((body) => (body.update.length > 1 ? { status: 413, body: "<html>" } : answerAll(body)));
    expect((await refused.send({ update }, { areUpdatesRepeatable: false })).update.map(({ ok }) => ok)).toEqual([
      true,
      true,
    ]);
    expect(refused.sizes()).toEqual([2, 1, 1]);
  });

  test("updates that add up are sent again after a refusal of the whole request", async () => {
    let isFirst = true;
    const { send, sizes } = await given((body) => {
      const answer = isFirst ? { status: 413, body: "<html>" } : answerAll(body);
      isFirst = false;
      return answer;
    });
    const { create } = await send({ create: [{ sku: "" }, { sku: "" }] });
    expect(create.map(codeOf)).toEqual(["ok", "ok"]);
    expect(sizes()).toEqual([2, 1, 1]);
  });

  test("a store that is down is given up, without a request for every item", async () => {
    const { send, sizes } = await given(() => ({ status: 500, body: "<html>" }));
    const { create } = await send({ create: items(100) });
    expect(new Set(create.map(codeOf))).toEqual(new Set(["store_error"]));
    expect(sizes().length).toBeLessThanOrEqual(12);
  });
});

describe("retrying", () => {
  test("a batch waits out a rate limit without being split", async () => {
    let left = 2;
    const { send, sizes } = await given((body) =>
      left-- > 0 ? { status: 429, headers: { "retry-after": "0" }, body: "<html>" } : answerAll(body),
    );
    const { create } = await send({ create: items(10) });
    expect(create.every(({ ok }) => ok)).toBe(true);
    expect(sizes()).toEqual([10, 10, 10]);
  });

  test("a single update is retried alone", async () => {
    let left = 1;
    const { send, sizes } = await given((body) => (left-- > 0 ? { cut: true } : answerAll(body)));
    const { update } = await send({ update: [{ id: 3, sku: "S3" }] });
    expect(update[0]?.ok).toBe(true);
    expect(sizes()).toEqual([1, 1]);
  });
});

describe("giving up", () => {
  const badKey: StubAnswer = { status: 401, body: refusals.find(({ name }) => name === "auth.bad-key")?.body };

  test("a bad key throws, since nothing was done", async () => {
    const { send, sizes } = await given(() => badKey);
    await expect(send({ create: items(150) })).rejects.toMatchObject({ code: "auth_bad_key" });
    // The empty batch is the plain request that shows whether the key itself is refused.
    expect(sizes()).toEqual([100, 0]);
  });

  test("a key revoked half-way leaves earlier answers in the result", async () => {
    let left = 1;
    const { send, sizes } = await given((body) => (left-- > 0 ? answerAll(body) : badKey));
    const { create } = await send({ create: items(350) });
    expect([codeOf(create[99]), codeOf(create[100]), codeOf(create[349])]).toEqual([
      "ok",
      "auth_bad_key",
      "auth_bad_key",
    ]);
    expect(create[349]).toMatchObject({ maybeSent: false });
    expect(sizes()).toEqual([100, 100, 0]);
  });

  test("an interruption sends no more and reports what was under way", async () => {
    const controller = new AbortController();
    const { send, sizes } = await given((body) => {
      if (body.create[0]?.sku === "S100") controller.abort();
      return answerAll(body);
    });
    const { create } = await send({ create: items(250) }, { signal: controller.signal });
    expect([codeOf(create[0]), codeOf(create[100]), codeOf(create[200])]).toEqual(["ok", "interrupted", "interrupted"]);
    expect(create[100]).toMatchObject({ maybeSent: true });
    expect(create[200]).toMatchObject({ maybeSent: false });
    expect(sizes()).toEqual([100, 100]);
  });

  test("a signal that has already fired", async () => {
    const { send, sizes } = await given(answerAll);
    const { create } = await send({ create: items(1) }, { signal: AbortSignal.abort() });
    expect(create).toEqual([{ ok: false, maybeSent: false, error: null }]);
    expect(sizes()).toEqual([]);
  });
});

describe("refusesTwin", () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ["products/batch", { sku: "A" }, true],
    ["products/batch", { sku: " " }, false],
    ["products", {}, false],
    ["products/12/variations/batch", { sku: "A" }, true],
    ["products/12/variations/batch", {}, false],
    ["products/categories/batch", { name: "A" }, true],
    ["products/attributes", { name: "A" }, true],
    ["products/attributes/3/terms/batch", { name: "A" }, true],
    ["orders/batch", {}, false],
    ["taxes/batch", { rate: "5" }, false],
    ["products/5/reviews", {}, false],
  ])("%s %j: %s", async (path, item, expected) => {
    await given(answerAll);
    expect(refusesTwin(path, item)).toBe(expected);
  });
});
