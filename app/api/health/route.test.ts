import { beforeAll, expect, test } from "vitest";
import { log } from "@/lib/log";
import { GET } from "./route";

beforeAll(() => {
  Object.assign(process.env, {
    // Nothing listens there.
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
    NEXTAUTH_SECRET: "s".repeat(32),
    ENCRYPTION_KEY: Buffer.alloc(32, 1).toString("base64"),
    APP_URL: "http://localhost:3000",
  });
  log.level = "silent";
});

test("a server whose database is away says that it is not healthy", async () => {
  const answer = await GET();
  expect([answer.status, await answer.json()]).toEqual([503, { ok: false }]);
});
