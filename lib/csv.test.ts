import { expect, test } from "vitest";
import { toCsvLine } from "./csv";

test.each([
  [["plain", ""], "plain,\r\n"],
  [['a "b", c', "two\nlines"], '"a ""b"", c","two\nlines"\r\n'],
  [["=1+1", "+1 (2)", "@me", "-x", "\tx"], "'=1+1,'+1 (2),'@me,'-x,'\tx\r\n"],
  [['=HYPERLINK("x")'], '"\'=HYPERLINK(""x"")"\r\n'],
  [["-12.50", "12"], "-12.50,12\r\n"],
])("%j", (cells, line) => {
  expect(toCsvLine(cells)).toBe(line);
});
