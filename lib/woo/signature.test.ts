import { describe, expect, test } from "vitest";
import deliveries from "./fixtures/deliveries.json";
import { signWebhook, verifyWebhookSignature } from "./signature";

const signed = deliveries.filter(({ signature }) => signature !== null);
const body = Buffer.from("{}");

describe("recorded deliveries", () => {
  test("the file contains signed deliveries", () => expect(signed).toHaveLength(14));

  test.each(signed)("$topic $signature", ({ rawBody, signature, secret }) => {
    const bytes = Buffer.from(rawBody, "utf8");
    expect(signWebhook(bytes, secret ?? "")).toBe(signature);
    expect(verifyWebhookSignature(bytes, signature, secret)).toBe(true);
    expect(verifyWebhookSignature(Buffer.concat([bytes, Buffer.from(" ")]), signature, secret)).toBe(false);
    expect(verifyWebhookSignature(bytes, signature, `${secret}x`)).toBe(false);
  });

  test("the ping of a new webhook is not signed, so it does not verify", () => {
    const ping = deliveries.find(({ signature }) => signature === null);
    expect(verifyWebhookSignature(Buffer.from(ping?.rawBody ?? ""), ping?.signature, "secret")).toBe(false);
  });
});

describe("closed by default", () => {
  test.each<[string, string | null | undefined, string | null | undefined]>([
    ["no header", undefined, "secret"],
    ["empty header", "", "secret"],
    ["no secret", signWebhook(body, ""), undefined],
    ["empty secret, signed with it", signWebhook(body, ""), ""],
    ["the text undefined", signWebhook(body, "undefined"), undefined],
    ["a shorter header", "abc", "secret"],
    ["another length in bytes than in characters", "é".repeat(44), "secret"],
  ])("%s", (_case, header, secret) => {
    expect(verifyWebhookSignature(body, header, secret)).toBe(false);
  });
});
