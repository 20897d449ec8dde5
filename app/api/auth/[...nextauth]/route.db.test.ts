import { expect, test } from "vitest";
import { useTestDb } from "@/lib/testing/test-db";
import { POST } from "./route";

useTestDb();

test("a visitor who is not signed in can't have a large body read", async () => {
  const body = new URLSearchParams({ email: "a@shop.example", password: "x".repeat(20_000) });
  const request = new Request("http://localhost/api/auth/callback/credentials", { method: "POST", body });
  const response = await POST(request, { params: Promise.resolve({ nextauth: ["callback", "credentials"] }) });
  expect([response.status, await response.json()]).toMatchObject([413, { error: { code: "too_large" } }]);
});
