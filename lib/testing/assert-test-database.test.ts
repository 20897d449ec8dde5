import { expect, test } from "vitest";
import { assertTestDatabase } from "./assert-test-database";

test.each(["postgres://u:p@localhost:5432/aurpos_test", "postgresql://127.0.0.1/test", "postgres://[::1]/my-test-db"])(
  "accepts %s",
  (url) => expect(() => assertTestDatabase(url)).not.toThrow(),
);

test.each([
  ["another machine", "postgres://u:p@db.example/aurpos_test"],
  ["a name that only starts alike", "postgres://localhost.example/aurpos_test"],
  ["a database that is not for tests", "postgres://localhost/aurpos"],
])("refuses %s", (_, url) => expect(() => assertTestDatabase(url)).toThrow(/must be a local database/));
