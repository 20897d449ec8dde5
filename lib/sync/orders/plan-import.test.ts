import { describe, expect, test } from "vitest";
import type { AgreedOrder } from "./agreed-order";
import { hasNews, planImport, planUpdate } from "./plan-import";

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 12, 0, seconds));
const known = { state: "in_step" as const, remoteModifiedAt: at(10), contentHash: "a", areNotesDue: false };

describe("what an import does", () => {
  test.each([
    { name: "a new order", link: null, modifiedAt: at(10), hash: "a", plan: "create", isNews: true },
    { name: "an older state", link: known, modifiedAt: at(9), hash: "b", plan: "ignore", isNews: false },
    {
      name: "the same second, the same content",
      link: known,
      modifiedAt: at(10),
      hash: "a",
      plan: "stamp",
      isNews: false,
    },
    {
      name: "the same second, other content",
      link: known,
      modifiedAt: at(10),
      hash: "b",
      plan: "update",
      isNews: true,
    },
    { name: "a later time alone", link: known, modifiedAt: at(11), hash: "a", plan: "stamp", isNews: true },
    {
      name: "the same content whose notes were not read",
      link: { ...known, areNotesDue: true },
      modifiedAt: at(10),
      hash: "a",
      plan: "stamp",
      isNews: true,
    },
    {
      name: "a deleted order, whatever its time",
      link: { ...known, state: "deleted" as const },
      modifiedAt: at(9),
      hash: "a",
      plan: "update",
      isNews: true,
    },
  ])("$name: $plan", ({ link, modifiedAt, hash, plan, isNews }) => {
    expect(planImport(link, { modifiedAt }, hash)).toBe(plan);
    expect(hasNews(link, { modifiedAt }, hash)).toBe(isNews);
  });
});

describe("how an update changes a sale", () => {
  const agreed: AgreedOrder = {
    status: "final",
    shippingStatus: "open",
    customerNote: "",
    billing: {},
    shipping: {},
    lines: [],
    total: "10",
  };
  const edited = { status: "draft" as const, draftReason: "staff" as const, editedAt: at(0) };
  const ours = { ...agreed, status: "draft" };

  test("a sale without edits takes all of the store's side", () => {
    const theirs = { ...agreed, total: "12", customerNote: "call me" };
    const plan = planUpdate({ ...edited, editedAt: null }, { agreed, ours, theirs }, false);
    expect(plan).toMatchObject({ retained: null, hasConflict: false, agreed: theirs });
    expect(plan.take).toContain("lines");
  });

  test("the status that staff chose stays while the store changes another part", () => {
    const theirs = { ...agreed, customerNote: "call me" };
    expect(planUpdate(edited, { agreed, ours, theirs }, false)).toEqual({
      take: ["customerNote"],
      retained: { status: "draft", draftReason: "staff" },
      hasConflict: false,
      agreed: theirs,
    });
  });

  test("a sale that waits for stock stays final, so that it is served when stock arrives", () => {
    const waiting = { ...edited, draftReason: "out_of_stock" as const };
    const theirs = { ...agreed, customerNote: "call me" };
    expect(planUpdate(waiting, { agreed, ours: agreed, theirs }, false).retained).toMatchObject({ status: "final" });
  });

  test("a part that both sides changed is a conflict and keeps what was agreed", () => {
    const theirs = { ...agreed, status: "cancelled", customerNote: "call me" };
    expect(planUpdate(edited, { agreed, ours, theirs }, false)).toMatchObject({
      take: ["customerNote"],
      hasConflict: true,
      agreed: { ...theirs, status: "final" },
    });
  });

  test("a restored order takes the store's status over that of staff", () => {
    const theirs = { ...agreed, status: "cancelled" };
    expect(planUpdate(edited, { agreed, ours, theirs }, true)).toMatchObject({
      take: ["status"],
      retained: null,
      hasConflict: false,
    });
  });
});
