import { expect, test } from "vitest";
import { endOfDay, startOfDay } from "./day-bounds";

test.each([
  ["UTC", "2026-12-01", "2026-12-01T00:00:00.000Z", "2026-12-01T23:59:59.000Z"],
  ["Europe/Berlin", "2026-12-01", "2026-11-30T23:00:00.000Z", "2026-12-01T22:59:59.000Z"],
  ["America/New_York", "2026-07-04", "2026-07-04T04:00:00.000Z", "2026-07-05T03:59:59.000Z"],
  ["Asia/Kathmandu", "2026-12-01", "2026-11-30T18:15:00.000Z", "2026-12-01T18:14:59.000Z"],
  // 23 and 25 hours.
  ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.000Z"],
  ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.000Z"],
  // The clocks go from 0:00 to 1:00, and from 0:00 back to 23:00.
  ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z", "2026-04-24T20:59:59.000Z"],
  ["Africa/Cairo", "2026-10-30", "2026-10-29T22:00:00.000Z", "2026-10-30T21:59:59.000Z"],
  ["Pacific/Kiritimati", "2026-12-01", "2026-11-30T10:00:00.000Z", "2026-12-01T09:59:59.000Z"],
])("%s, %s", (zone, day, start, end) => {
  expect([startOfDay(day, zone).toISOString(), endOfDay(day, zone).toISOString()]).toEqual([start, end]);
});
