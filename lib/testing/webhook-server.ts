import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { POST } from "@/app/pos/webhook/[topic]/[storeId]/route";

export type WebhookServer = { url: string; statuses: number[]; close(): Promise<void> };

/** The webhook endpoints without the rest of the application: passes requests to the route. */
export async function startWebhookServer(): Promise<WebhookServer> {
  const statuses: number[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const [, , , topic = "", storeId = ""] = (request.url ?? "").split("/");
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const asked = new Request(`http://localhost${request.url}`, {
        method: "POST",
        headers,
        body: new Uint8Array(Buffer.concat(chunks)),
      });
      void POST(asked, { params: Promise.resolve({ topic, storeId }) }).then(async (answer) => {
        statuses.push(answer.status);
        response.writeHead(answer.status).end(await answer.text());
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
