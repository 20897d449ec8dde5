import { describe, expect, test } from "vitest";
import { z } from "zod";
import { parseBody, parseId, parseQuery } from "@/lib/http/route";
import { idSchema, queryIdSchema } from "@/lib/id-schema";

const post = (body: BodyInit) => new Request("http://localhost/api/x", { method: "POST", body });
const anySchema = z.unknown();

describe("a body", () => {
  test("is JSON of the schema", async () => {
    expect(await parseBody(post('{"name":"قهوة"}'), z.object({ name: z.string() }))).toEqual({ name: "قهوة" });
    await expect(parseBody(post('{"name":1}'), z.object({ name: z.string() }))).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(parseBody(post("<html>"), anySchema)).rejects.toMatchObject({
      code: "invalid_input",
      message: "notJson",
    });
    await expect(parseBody(new Request("http://localhost/api/x", { method: "POST" }), anySchema)).rejects.toMatchObject(
      { message: "notJson" },
    );
  });

  test("is read up to two megabytes, with any stated length", async () => {
    expect(await parseBody(post(JSON.stringify("x".repeat(1_900_000))), anySchema)).toHaveLength(1_900_000);
    await expect(parseBody(post(JSON.stringify("x".repeat(2_000_000))), anySchema)).rejects.toMatchObject({
      code: "too_large",
    });
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(100_000)),
    });
    const streamed = new Request("http://localhost/api/x", {
      method: "POST",
      body: endless,
      duplex: "half",
    } as RequestInit);
    await expect(parseBody(streamed, anySchema)).rejects.toMatchObject({ code: "too_large" });
  });

  test.each(['{"a":"\\u0000"}', '[{"a":["x\\u0000y"]}]', '{"\\u0000":1}', '"\\u0000"'])(
    "with NUL in a text is refused: %s",
    async (text) => {
      await expect(parseBody(post(text), anySchema)).rejects.toMatchObject({ code: "invalid_input" });
    },
  );
});

test("each field has a message key, and Zod's own wording becomes invalidField", async () => {
  const schema = z.object({ name: z.string().min(1, "required"), count: z.number() });
  await expect(parseBody(post('{"name":"","count":"x"}'), schema)).rejects.toMatchObject({
    fields: { name: "required", count: "invalidField" },
  });
});

describe("a query", () => {
  const schema = z.object({ search: z.string().optional(), cursor: queryIdSchema.optional() });
  const get = (query: string) => () => parseQuery(new Request(`http://localhost/api/x?${query}`), schema);

  test("is read by the schema", () => {
    expect(get("search=tea&cursor=2147483647")()).toEqual({ search: "tea", cursor: 2_147_483_647 });
  });

  test.each(["search=%00", "search=a%00b", "cursor=2147483648", "cursor=0", "cursor=1e99"])(
    "%s is refused",
    (query) => {
      expect(get(query)).toThrow(expect.objectContaining({ code: "invalid_input" }));
    },
  );
});

describe("an id", () => {
  test("is within the range of the database's integer", () => {
    expect([parseId("1"), parseId("2147483647")]).toEqual([1, 2_147_483_647]);
    expect([idSchema.safeParse(2_147_483_647).success, idSchema.safeParse(2_147_483_648).success]).toEqual([
      true,
      false,
    ]);
  });

  test.each(["0", "-1", "1.5", "01", "2147483648", "9999999999", "12345678901", "1\0", "", "abc"])(
    "%j is not found",
    (value) => {
      expect(() => parseId(value)).toThrow(expect.objectContaining({ code: "not_found" }));
    },
  );
});
