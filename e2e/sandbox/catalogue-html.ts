import { escapeHtml } from "./http-exchange";

const STYLE = `
:root{color-scheme:light dark;--bg:#fafaf9;--card:#fff;--ink:#1c1917;--soft:#6b645f;--line:#e7e5e4;--accent:#7c4a1e;--good:#166534;--bad:#b91c1c}
@media(prefers-color-scheme:dark){:root{--bg:#161412;--card:#211e1b;--ink:#f5f5f4;--soft:#a8a29e;--line:#3a3531;--accent:#e0a875;--good:#86efac;--bad:#fca5a5}}
*{box-sizing:border-box}body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
a{color:inherit;text-decoration:none}a:focus-visible,input:focus-visible,button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
header{background:var(--card);border-bottom:1px solid var(--line)}
.bar{max-width:1120px;margin:auto;padding:14px 20px;display:flex;gap:16px;align-items:center;flex-wrap:wrap}
.bar strong{font-size:1.15rem;margin-inline-end:auto}
input,button{font:inherit;padding:7px 12px;border:1px solid var(--line);border-radius:8px;background:var(--bg);color:var(--ink)}
button{background:var(--accent);color:var(--card);border-color:transparent;cursor:pointer}
.page{max-width:1120px;margin:auto;padding:24px 20px;display:grid;grid-template-columns:200px 1fr;gap:32px}
nav ul{list-style:none;margin:0;padding-inline-start:14px}nav>ul{padding:0}nav a{display:flex;justify-content:space-between;padding:3px 0}
nav a:hover,h2 a:hover{color:var(--accent)}nav a[aria-current]{color:var(--accent);font-weight:600}nav span{color:var(--soft);font-size:.85rem}
.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:20px;list-style:none;margin:0;padding:0}
.card{background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden;display:flex;flex-direction:column}
.picture{aspect-ratio:1;background:var(--line);display:grid;place-items:center;color:var(--soft);font-size:2.4rem}
.picture img{width:100%;height:100%;object-fit:cover}
.text{padding:12px 14px 16px}h1{margin:0 0 16px;font-size:1.5rem}h2{font-size:1rem;margin:0 0 4px}
.price{font-weight:600;font-variant-numeric:tabular-nums}del{color:var(--soft);font-weight:400;margin-inline-end:6px}
.soft{color:var(--soft);font-size:.87rem}.good{color:var(--good)}.bad{color:var(--bad)}
.pages{display:flex;gap:8px;margin-top:24px;align-items:center}.pages a{border:1px solid var(--line);border-radius:8px;padding:5px 12px}
.one{display:grid;grid-template-columns:minmax(0,380px) 1fr;gap:32px}.one .picture{border-radius:12px;overflow:hidden}
table{border-collapse:collapse;width:100%;margin-top:16px}th,td{text-align:start;padding:7px 10px 7px 0;border-bottom:1px solid var(--line)}
@media(max-width:760px){.page{grid-template-columns:1fr;gap:16px;padding:16px}.one{grid-template-columns:1fr}.grid{grid-template-columns:repeat(2,1fr);gap:12px}}
`;

export function toPageHtml(siteName: string, title: string, search: string, body: string): string {
  return (
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${escapeHtml(title)} – ${escapeHtml(siteName)}</title><style>${STYLE}</style></head><body>` +
    `<header><div class="bar"><strong><a href="/shop/">${escapeHtml(siteName)}</a></strong>` +
    `<form action="/shop/" role="search"><input type="search" name="s" aria-label="Search products" placeholder="Search products" value="${escapeHtml(search)}"> ` +
    `<button>Search</button></form></div></header>${body}</body></html>`
  );
}

/** The shop stores HTML (names with entities), so the text is decoded, then escaped again. */
export const toPicture = (src: string | null, name: string, alt: string): string =>
  `<div class="picture">${src === null ? escapeHtml(name.slice(0, 1).toUpperCase()) : `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}" loading="lazy">`}</div>`;

export function toPager(page: number, pages: number, toHref: (page: number) => string): string {
  if (pages <= 1) return "";
  const link = (target: number, label: string, rel: string) =>
    `<a rel="${rel}" href="${escapeHtml(toHref(target))}">${label}</a>`;
  return (
    `<div class="pages">${page > 1 ? link(page - 1, "Previous", "prev") : ""}<span class="soft">Page ${page} of ${pages}</span>` +
    `${page < pages ? link(page + 1, "Next", "next") : ""}</div>`
  );
}
