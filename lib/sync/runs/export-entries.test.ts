import { expect, test } from "vitest";
import { toCsvLine } from "./export-entries";

test("quotes a field that contains a comma, a quote or a line break", () => {
  expect(toCsvLine(["Tea, green", 'the "best"', "two\nlines", "plain"])).toBe(
    '"Tea, green","the ""best""","two\nlines",plain\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("a spreadsheet does not run %j", (text) => {
  expect(toCsvLine([text]).replace(/^"/, "").startsWith("'")).toBe(true);
});
