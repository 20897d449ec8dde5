import { describe, expect, test } from "vitest";
import { z } from "zod";
import { POST as signIn } from "@/app/api/auth/[...nextauth]/route";
import { POST as askForLink } from "@/app/api/password-links/route";
import { readUpload } from "@/app/api/products/[id]/images/read-upload";
import { POST as setUp } from "@/app/api/setup/route";
import { POST as receiveKeys } from "@/app/pos/authorisation/route";
import { POST as receiveDelivery } from "@/app/pos/webhook/[topic]/[storeId]/route";
import { lookAtFile } from "@/lib/catalog/import/look-at-file";
import { parseBody } from "@/lib/http/route";
import { uploadPieces } from "@/lib/http/upload-pieces";
import { withVisitor } from "@/lib/http/with-visitor";
import { sendWhole, startRouteServer } from "@/lib/testing/route-server";
import { useTestDb } from "@/lib/testing/test-db";
import { useServer } from "@/lib/testing/use-server";

const { db } = useTestDb();
const MB = 1024 * 1024;

const params = <P>(values: P) => ({ params: Promise.resolve(values) });

/** The routes that take a body without a session, and what those with one read theirs with. */
const server = useServer(() =>
  startRouteServer({
    "/api/products/1/images": withVisitor(async (request) => Response.json((await readUpload(request)).fileName)),
    "/api/products/imports/look": withVisitor(async (request) =>
      Response.json(await lookAtFile(db(), 1, {}, uploadPieces(request))),
    ),
    "/api/customers": withVisitor(async (request) => Response.json(await parseBody(request, z.unknown()))),
    "/api/setup": setUp,
    "/api/password-links": askForLink,
    "/api/auth/callback/credentials": (request) => signIn(request, params({ nextauth: ["callback", "credentials"] })),
    "/pos/webhook/order-created/1": (request) =>
      receiveDelivery(request, params({ topic: "order-created", storeId: "1" })),
    "/pos/authorisation": receiveKeys,
  }),
);

/** A line is as long as a description may be, and the file has many. */
const CSV = `Name,SKU,Description\n${`Tea,TEA-1,${"t".repeat(2000)}\n`.repeat(27_000)}`;

const tooLarge = (message: string) => ({ error: { code: "too_large", message } });

describe.each([
  { stated: "with its length", isLengthStated: true },
  { stated: "in chunks", isLengthStated: false },
])("a body that is too large, sent $stated, is refused where the sender sees it:", ({ isLengthStated }) => {
  test.each([
    { name: "an image", path: "/api/products/1/images", bytes: 24 * MB, body: tooLarge("imageTooLarge") },
    {
      name: "a CSV file",
      path: "/api/products/imports/look",
      bytes: 66 * MB,
      start: CSV,
      body: tooLarge("importTooLarge"),
    },
    { name: "a form", path: "/api/customers", bytes: 16 * MB, body: tooLarge("bodyTooLarge") },
    { name: "a set-up", path: "/api/setup", bytes: 8 * MB, body: tooLarge("bodyTooLarge") },
    { name: "a request for a link", path: "/api/password-links", bytes: 8 * MB, body: tooLarge("bodyTooLarge") },
    { name: "a sign-in", path: "/api/auth/callback/credentials", bytes: 8 * MB, body: tooLarge("bodyTooLarge") },
    { name: "a delivery", path: "/pos/webhook/order-created/1", bytes: 8 * MB, body: { ok: false } },
    { name: "a store's keys", path: "/pos/authorisation", bytes: 8 * MB, body: { ok: false } },
  ])("$name", async ({ body, ...sent }) => {
    expect(await sendWhole(server(), { ...sent, isLengthStated })).toMatchObject({ status: 413, body });
  });
});
