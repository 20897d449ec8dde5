import { expect, test } from "vitest";
import { cronLines } from "./cron-lines";

const ADDRESS = "https://pos.example.com/api/cron/sync";

test("crontab: every minute, with the variable and not the secret", () => {
  const [variable, line] = cronLines("crontab", ADDRESS).split("\n");
  expect(variable).toMatch(/^CRON_SECRET=/);
  expect(line).toMatch(
    /^(\* ){5}curl .*-H "Authorization: Bearer \$CRON_SECRET" https:\/\/pos\.example\.com\/api\/cron\/sync /,
  );
  // A percent sign in a crontab is a line break.
  expect(line).not.toContain("%");
});

test("systemd: the shell fills in the variable, since systemd replaces `$NAME` only where it stands alone", () => {
  const lines = cronLines("systemd", ADDRESS);
  expect(lines).toContain(`ExecStart=/bin/sh -c 'exec curl`);
  expect(lines).toContain("EnvironmentFile=/etc/aurpos-cron.env");
  expect(lines).toContain("OnCalendar=minutely");
});

test("Vercel: the path, as in vercel.json", () => {
  expect(JSON.parse(cronLines("vercel", ADDRESS))).toEqual({
    crons: [{ path: "/api/cron/sync", schedule: "* * * * *" }],
  });
});
