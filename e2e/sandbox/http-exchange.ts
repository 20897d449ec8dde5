import type { IncomingMessage, ServerResponse } from "node:http";
import { isObject, type JsonObject } from "./json";

const MAX_BODY_BYTES = 32 * 1024 * 1024;
const JSON_TYPE = "application/json; charset=UTF-8";
const HTML_TYPE = "text/html; charset=UTF-8";

export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes: Buffer = part;
    size += bytes.length;
    if (size > MAX_BODY_BYTES) throw new Error("body too large");
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString("utf8");
}

/** Null for a body that is not JSON. */
export function parseBody(text: string): JsonObject | null {
  if (text.trim() === "") return {};
  try {
    const parsed: unknown = JSON.parse(text);
    return isObject(parsed) ? parsed : {};
  } catch {
    return null;
  }
}

export function send(
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  body: string | Buffer,
): void {
  response.writeHead(status, { ...headers, "content-length": String(Buffer.byteLength(body)) });
  response.end(body);
}

export const sendHtml = (response: ServerResponse, status: number, body: string): void =>
  send(response, status, { "content-type": HTML_TYPE }, body);

export const sendJson = (
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void => send(response, status, { "content-type": JSON_TYPE, ...headers }, JSON.stringify(body));

export const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
