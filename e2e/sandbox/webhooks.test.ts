import { createHmac } from "node:crypto";
import { createServer, type IncomingHttpHeaders } from "node:http";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readBody } from "./http-exchange";
import { connect, openSandbox } from "./open-sandbox";
import { postOverHttp } from "./webhook-delivery";

const deliverySchema = z.array(
  z.object({ path: z.string(), headers: z.record(z.string(), z.string()), rawBody: z.string() }),
);
const recordedDeliveries = deliverySchema.parse(
  JSON.parse(readFileSync(path.join(import.meta.dirname, "recordings/webhook-deliveries.json"), "utf8")),
);

describe("webhooks", () => {
  const hook = (topic: string) => ({ topic, delivery_url: `http://pos.example/${topic}`, secret: "s3cret" });

  test("ping first, then signed deliveries with one id in a second, shaped as recorded", async () => {
    const sandbox = await openSandbox({ now: () => new Date("2026-11-23T11:14:01Z"), deliveryDelayMs: 60_000 });
    const client = connect(sandbox);
    await client.post("webhooks", hook("order.created"));
    await client.post("webhooks", hook("order.updated"));
    await client.post("products", { name: "Tée", sku: "T", regular_price: "1" });
    sandbox.placeOrder({ lines: [{ sku: "T", quantity: 1 }] });
    sandbox.placeOrder({ lines: [{ sku: "T", quantity: 2 }] });
    await sandbox.deliverWebhooks();

    const [ping, , created, updated, second] = sandbox.deliveries;
    const recordedPing = recordedDeliveries[0];
    const recordedCreated = recordedDeliveries.find(
      (delivery) => delivery.headers["x-wc-webhook-topic"] === "order.created",
    );
    expect([ping?.headers, ping?.rawBody]).toEqual([recordedPing?.headers, "webhook_id=1"]);
    expect(Object.keys(created?.headers ?? {})).toEqual(Object.keys(recordedCreated?.headers ?? {}));
    expect(Object.keys(JSON.parse(created?.rawBody ?? "{}")).sort()).toEqual(
      Object.keys(JSON.parse(recordedCreated?.rawBody ?? "{}")).sort(),
    );
    expect(created?.rawBody).toContain("T\\u00e9e");
    expect(created?.rawBody).toContain("http:\\/\\/");
    expect(created?.headers["x-wc-webhook-signature"]).toBe(
      createHmac("sha256", "s3cret")
        .update(created?.rawBody ?? "")
        .digest("base64"),
    );
    expect(updated?.headers["x-wc-webhook-topic"]).toBe("order.updated");
    expect(second?.headers["x-wc-webhook-delivery-id"]).toBe(created?.headers["x-wc-webhook-delivery-id"]);
    expect(second?.rawBody).not.toBe(created?.rawBody);
  });

  test("a body is built when it is sent, and a trashed order is only an id", async () => {
    const sandbox = await openSandbox({ deliveryDelayMs: 60_000 });
    const client = connect(sandbox);
    await client.post("webhooks", hook("order.created"));
    await client.post("webhooks", hook("order.deleted"));
    await client.post("products", { name: "T", sku: "T", regular_price: "1" });
    const order = sandbox.placeOrder({ lines: [{ sku: "T", quantity: 1 }] });
    await client.put(`orders/${order["id"]}`, { status: "completed" });
    await client.delete(`orders/${order["id"]}`);
    await sandbox.deliverWebhooks();
    const bodies = sandbox.deliveries.slice(2).map((delivery) => JSON.parse(delivery.rawBody));
    expect(bodies).toEqual([expect.objectContaining({ status: "trash" }), { id: order["id"] }]);
  });

  test("the seventh failure in a row disables; after a reactivation one more is enough", async () => {
    let status = 200;
    const sandbox = await openSandbox({ postDelivery: () => Promise.resolve(status), deliveryDelayMs: 60_000 });
    const client = connect(sandbox);
    await client.post("webhooks", hook("order.created"));
    await client.post("products", { name: "T", sku: "T", regular_price: "1" });
    await sandbox.deliverWebhooks();
    status = 308;
    const fail = async () => {
      sandbox.placeOrder({ lines: [{ sku: "T", quantity: 1 }] });
      await sandbox.deliverWebhooks();
      return (await client.get("webhooks/1")).data.status;
    };
    const states = [];
    for (let attempt = 1; attempt <= 7; attempt++) states.push(await fail());
    expect(states).toEqual([...Array.from({ length: 6 }, () => "active"), "disabled"]);
    await client.put("webhooks/1", { status: "active" });
    expect(await fail()).toBe("disabled");
  });
});

describe("webhooks over http", () => {
  test("reach a receiver byte for byte; a redirect is not followed", async () => {
    const received: { url: string; headers: IncomingHttpHeaders; body: string }[] = [];
    const receiver = createServer((request, response) => {
      void readBody(request).then((body) => {
        received.push({ url: request.url ?? "", headers: request.headers, body });
        response.writeHead(301, { location: "/elsewhere" }).end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
    const address = receiver.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const sandbox = await openSandbox({ postDelivery: postOverHttp });
    const client = connect(sandbox);
    await client.post("webhooks", {
      topic: "order.created",
      delivery_url: `http://127.0.0.1:${port}/hook`,
      secret: "k",
    });
    await client.post("products", { name: "T", sku: "T", regular_price: "1" });
    sandbox.placeOrder({ lines: [{ sku: "T", quantity: 1 }] });
    await sandbox.deliverWebhooks();
    expect(received.map((request) => request.url)).toEqual(["/hook", "/hook"]);
    expect(received[0]).toMatchObject({
      body: "webhook_id=1",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    });
    const signature = createHmac("sha256", "k")
      .update(received[1]?.body ?? "")
      .digest("base64");
    expect(received[1]?.headers).toMatchObject({
      "user-agent": "WooCommerce/10.2.4 Hookshot (WordPress/7.0)",
      "content-type": "application/json",
      "x-wc-webhook-signature": signature,
    });
    await new Promise<unknown>((resolve) => receiver.close(resolve));
  });
});
