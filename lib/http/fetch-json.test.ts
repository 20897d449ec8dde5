import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { fetchJson, isRefusal, RequestError } from "@/lib/http/fetch-json";

afterEach(() => vi.unstubAllGlobals());

function answerWith(response: Response | Error) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    if (response instanceof Error) throw response;
    return response;
  });
  vi.stubGlobal("fetch", fetch);
  return fetch;
}

test("sends JSON and checks the answer", async () => {
  const fetch = answerWith(Response.json({ id: 7 }));
  expect(await fetchJson("/api/x", { method: "POST", body: { a: 1 }, schema: z.object({ id: z.number() }) })).toEqual({
    id: 7,
  });
  expect(fetch.mock.calls[0]?.[1]).toMatchObject({
    method: "POST",
    body: '{"a":1}',
    headers: { "content-type": "application/json" },
  });
});

test("sends a file unchanged", async () => {
  const fetch = answerWith(new Response(null, { status: 204 }));
  const file = new Blob(["picture"], { type: "image/png" });
  expect(await fetchJson("/api/x", { method: "POST", body: file })).toBeUndefined();
  expect(fetch.mock.calls[0]?.[1].body).toBe(file);
  expect(fetch.mock.calls[0]?.[1].headers).not.toHaveProperty("content-type");
});

test("a refusal has its code, key and fields", async () => {
  const error = { code: "invalid_input", message: "invalidInput", fields: { sku: "skuTaken" } };
  answerWith(Response.json({ error }, { status: 422 }));
  const thrown = await fetchJson("/api/x").catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(RequestError);
  expect(thrown).toMatchObject({ status: 422, code: "invalid_input", body: error, isTransient: false });
});

test("an unknown key of a newer server is accepted, and an unknown code is not", async () => {
  const refuse = (error: unknown) => {
    answerWith(Response.json({ error }, { status: 409 }));
    return fetchJson("/api/x").catch((cause: unknown) => cause);
  };
  const thrown = await refuse({ code: "conflict", message: "runActive", values: { runId: 7 } });
  expect([isRefusal(thrown, "runActive"), isRefusal(thrown, "urlTaken")]).toEqual([true, false]);
  expect(isRefusal(new Error("runActive"), "runActive")).toBe(false);
  expect(await refuse({ code: "gone_for_good", message: "newReason" })).toMatchObject({
    code: "internal",
    body: { message: "newReason" },
  });
  expect(await refuse({ code: "conflict", message: 7 })).toMatchObject({ code: "internal" });
});

test("a proxy's own page is an internal error that can be retried", async () => {
  answerWith(new Response("<h1>Bad gateway</h1>", { status: 502 }));
  await expect(fetchJson("/api/x")).rejects.toMatchObject({ code: "internal", isTransient: true });
});

test("a missing network and a cancelled request are told apart", async () => {
  answerWith(new TypeError("failed to fetch"));
  await expect(fetchJson("/api/x")).rejects.toMatchObject({ code: "offline", isTransient: true });
  await expect(fetchJson("/api/x", { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(TypeError);
});
