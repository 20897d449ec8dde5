/** One line of the table: what was looked at, what has to be there, and what was found. */
export type Row = { check: string; expected: string; found: string; isOk: boolean };

export type Fields = Readonly<Record<string, string>>;

/** A row that holds when both texts are equal. */
export function toRow(check: string, expected: string | number, found: string | number): Row {
  return { check, expected: String(expected), found: String(found), isOk: String(expected) === String(found) };
}

/** One row when all fields are equal, and otherwise a row for each field that differs. A missing field is "(missing)". */
export function compareFields(check: string, expected: Fields, found: Fields | undefined): Row[] {
  const count = `${Object.keys(expected).length} fields`;
  if (found === undefined) return [{ check, expected: count, found: "(missing)", isOk: false }];
  const rows = Object.entries(expected).map(([field, value]) =>
    toRow(`${check}: ${field}`, value, found[field] ?? "(missing)"),
  );
  const wrong = rows.filter(({ isOk }) => !isOk);
  return wrong.length > 0 ? wrong : [{ check, expected: count, found: "equal", isOk: true }];
}

/** A row that lists the values that occur more than once. */
export function compareTwins(check: string, values: readonly string[]): Row {
  const twins = [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
  return toRow(check, "none twice", twins.length === 0 ? "none twice" : twins.join(", "));
}

const WIDTHS = { check: 52, expected: 34, found: 34 };

function cell(text: string, width: number): string {
  const line = text.replace(/\s+/g, " ");
  return (line.length > width ? `${line.slice(0, width - 1)}…` : line).padEnd(width);
}

/** The table as lines of text. Texts that hold are cut, texts of a row that fails follow whole. */
export function toTable(rows: readonly Row[]): string[] {
  const line = (ok: string, row: Omit<Row, "isOk">) =>
    `${ok.padEnd(5)} ${cell(row.check, WIDTHS.check)}  ${cell(row.expected, WIDTHS.expected)}  ${cell(row.found, WIDTHS.found)}`.trimEnd();
  const lines = [line("", { check: "check", expected: "expected", found: "found" })];
  for (const row of rows) {
    lines.push(line(row.isOk ? "ok" : "FAIL", row));
    if (!row.isOk)
      lines.push(`      expected ${JSON.stringify(row.expected)}`, `      found    ${JSON.stringify(row.found)}`);
  }
  const failed = rows.filter(({ isOk }) => !isOk).length;
  return [...lines, `${rows.length} checks, ${failed} failed`];
}
