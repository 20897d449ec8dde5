import { expect, test } from "vitest";
import { refuseSharedDatabase } from "./refuse-shared-database";

const ELSEWHERE = "postgresql://aurpos:secret@db.shop.example:5432/aurpos";

test.each([
  "postgresql://a:b@localhost:5432/x",
  "postgres://a@127.0.0.1/x",
  "postgres://a@[::1]/x",
  "postgres://a@localhost/x?host=/var/run/postgresql",
])("the demo shop may go into %s", (databaseUrl) => {
  expect(() => refuseSharedDatabase(databaseUrl, [])).not.toThrow();
});

test.each([ELSEWHERE, "postgres://a@localhost/x?host=db.shop.example", "postgres://a@localhost.shop.example/x"])(
  "but not into %s, unless it is forced",
  (databaseUrl) => {
    expect(() => refuseSharedDatabase(databaseUrl, [])).toThrow(/sign-ins that everybody knows/);
    expect(() => refuseSharedDatabase(databaseUrl, ["--force"])).not.toThrow();
  },
);

test("the refusal names the machine and no password", () => {
  expect(() => refuseSharedDatabase(ELSEWHERE, [])).toThrow(/db\.shop\.example/);
  expect(() => refuseSharedDatabase(ELSEWHERE, [])).not.toThrow(/secret/);
});
