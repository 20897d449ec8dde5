import { getDb } from "@/lib/db";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { CODE_HOURS, issueSetupCode } from "./setup-code";

/**
 * Prints the code of the set-up page while no business exists. Written to the terminal rather than the log, whose
 * level may leave it out and whose collectors would store it.
 */
export async function announceSetup(): Promise<void> {
  try {
    const code = await issueSetupCode(getDb());
    if (code === null) return;
    process.stdout.write(
      `\nThis database has no business yet. Open ${env().APP_URL}/setup and enter the code\n\n  ${code}\n\n` +
        `The code ends after ${CODE_HOURS} hours and with the next start. npm run create-owner sets up without the page.\n\n`,
    );
  } catch (error) {
    log.error({ err: error }, "the set-up code could not be written");
  }
}
