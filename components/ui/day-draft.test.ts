import { expect, test } from "vitest";
import { followValue, problemOf, reportedBy, startDraft } from "./day-draft";

test("reports a day, nothing, or a text that is neither", () => {
  expect(reportedBy("en", " Mar 5, 2026 ")).toBe("2026-03-05");
  expect(reportedBy("en", "  ")).toBe("");
  expect(reportedBy("en", "3/5")).toBe("3/5");
});

test("a day lies between its two bounds, inclusive", () => {
  const bounds = { min: "2026-03-01", max: "2026-03-31" };
  expect(
    ["", "2026-03-01", "2026-03-31", "2026-02-28", "2026-04-01", "soon"].map((day) => problemOf(day, bounds)),
  ).toEqual([null, null, null, "tooEarly", "tooLate", "invalid"]);
  expect(problemOf("1999-01-01", { min: undefined, max: "" })).toBeNull();
});

test("keeps the typed text while its own report returns", () => {
  const typed = { ...startDraft(""), text: "3/5/26" };
  expect(followValue("en", typed, "2026-03-05")).toEqual({ ...typed, seen: "2026-03-05" });
});

test("a text that is no day stays until another value arrives", () => {
  const refused = { text: "soon", seen: "2026-03-05", problem: "invalid" as const };
  expect(followValue("en", refused, "2026-03-05")).toBe(refused);
  expect(followValue("en", refused, "")).toEqual(startDraft(""));
});

test("a chosen day is shown before the list has taken it, and is removed when the filters are cleared", () => {
  const chosen = { ...startDraft(""), text: "Mar 5, 2026" };
  expect(followValue("en", chosen, "")).toBe(chosen);
  const taken = followValue("en", chosen, "2026-03-05");
  expect(taken).toEqual(startDraft("2026-03-05"));
  expect(followValue("en", taken, "").text).toBeNull();
});
