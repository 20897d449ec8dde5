import type { IncomingMessage, ServerResponse } from "node:http";
import { escapeHtml, send, sendHtml } from "./http-exchange";
import type { Store } from "./store";

export async function serveCataloguePage(store: Store, siteName: string, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const upload = /^\/wp-content\/uploads\/(.+)$/.exec(url.pathname)?.[1];
  const image = upload && [...store.state.images.values()].find((candidate) => candidate.file === decodeURIComponent(upload));
  if (image) return send(response, 200, { "content-type": image.content_type }, Buffer.from(image.base64, "base64"));
  sendHtml(response, 200, escapeHtml(siteName) + (request.method ?? ""));
}
