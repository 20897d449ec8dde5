import type { IncomingMessage, ServerResponse } from "node:http";
import type { Faults } from "./faults";
import { escapeHtml, send, sendHtml } from "./http-exchange";

export const htmlPage = (title: string | number, text: string, head = "") =>
  `<!DOCTYPE html><html><head><title>${title}</title>${head}</head><body><h1>${title}</h1><p>${escapeHtml(text)}</p></body></html>`;

/** Answers in place of the whole site, as a host, a firewall or a page before the opening does; false without one. */
export function answerInFront(faults: Faults, request: IncomingMessage, response: ServerResponse): boolean {
  const { passwordInFront, movedTo, pageInFront } = faults.get();
  if (passwordInFront) {
    const headers = { "content-type": "text/html", "www-authenticate": 'Basic realm="Staging"' };
    send(response, 401, headers, htmlPage(401, "Authorization Required"));
  } else if (movedTo !== undefined) {
    send(response, 301, { location: `${movedTo}${request.url ?? "/"}` }, "");
  } else if (pageInFront === "challenge") {
    const headers = { "content-type": "text/html", server: "cloudflare", "cf-mitigated": "challenge" };
    send(response, 403, headers, htmlPage("Just a moment...", "Enable JavaScript and cookies to continue"));
  } else if (pageInFront === "coming-soon") {
    const style = '<link rel="stylesheet" href="/wp-content/plugins/coming-soon/style.css">';
    sendHtml(response, 200, htmlPage("Coming soon", "We open in spring.", style));
  } else return false;
  return true;
}

/** What a WordPress page says of its REST API, with plain permalinks as well. */
export function toApiLink(url: string, { site }: Readonly<{ site?: string | undefined }>): string | null {
  if (site === "not-wordpress") return null;
  const root = site === "permalinks-off" ? `${url}/index.php?rest_route=/` : `${url}/wp-json/`;
  return `<${root}>; rel="https://api.w.org/"`;
}
