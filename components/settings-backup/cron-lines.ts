export type CronWay = "crontab" | "systemd" | "vercel";

/** A call works for up to CRON_BUDGET_SECONDS and ends a few seconds later, so curl waits longer than that. */
const CURL = "curl -fsS --max-time 120";

/**
 * Lines to copy for calling an address every minute. They contain the variable `$CRON_SECRET` instead of the secret.
 */
export function cronLines(way: CronWay, address: string): string {
  if (way === "crontab") {
    return `CRON_SECRET=paste-the-secret-here\n* * * * * ${CURL} -H "Authorization: Bearer $CRON_SECRET" ${address} >/dev/null\n`;
  }
  if (way === "vercel") {
    return `{\n  "crons": [{ "path": "${new URL(address).pathname}", "schedule": "* * * * *" }]\n}\n`;
  }
  return `# /etc/systemd/system/aurpos-cron.service
[Unit]
Description=AurPOS: work that happens by itself

[Service]
Type=oneshot
EnvironmentFile=/etc/aurpos-cron.env
ExecStart=/bin/sh -c 'exec ${CURL} -o /dev/null -H "Authorization: Bearer $CRON_SECRET" ${address}'

# /etc/systemd/system/aurpos-cron.timer
[Unit]
Description=AurPOS: every minute

[Timer]
OnCalendar=minutely
AccuracySec=1s

[Install]
WantedBy=timers.target
`;
}
