import { expect, test } from "vitest";
import { WooError } from "@/lib/woo/woo-error";
import { countOf, toOutcome } from "./outcomes";

const line = { entity: "product", localId: 1, productId: 1, label: "Mug" } as const;
const sent = { name: "Mug" };

test("an answer gives the id, a refusal its cause, and a problem turns an accepted item into a failure", () => {
  const create = { ...line, operation: "create", remoteId: null } as const;
  const answered = { sent, result: { ok: true, data: { id: 7 } } } as const;
  expect(toOutcome(answered, create)).toMatchObject({ outcome: "done", remoteId: 7, error: null, sent });
  expect(toOutcome(answered, create, { code: "not_kept" })).toMatchObject({
    outcome: "failed",
    remoteId: 7,
    error: { code: "not_kept" },
  });
  const error = new WooError({ code: "duplicate_sku" });
  const refused = { sent, result: { ok: false, error, maybeSent: false } } as const;
  expect(toOutcome(refused, { ...create, operation: "update", remoteId: 5 })).toMatchObject({
    outcome: "failed",
    remoteId: 5,
    error: { code: "duplicate_sku" },
  });
});

test("creates are counted separately, and a failed create only as a failure", () => {
  const made = { ...line, operation: "create", outcome: "done" } as const;
  const linked = { ...line, operation: "link", outcome: "done" } as const;
  const failed = { ...line, operation: "create", outcome: "failed" } as const;
  expect(countOf([made, made, linked, failed])).toEqual({ created: 2, updated: 1, failed: 1 });
  expect(countOf([])).toEqual({ created: 0, updated: 0, failed: 0 });
});
