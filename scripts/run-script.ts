import { pathToFileURL } from "node:url";

/** Runs a command's body. A failure is one plain message and exit code 1, with the stack only where DEBUG is set. */
export async function runScript(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
    process.exitCode = 1;
  }
}

/** As runScript, but only when the module is the command itself and not an import. */
export async function runMain(moduleUrl: string, body: () => Promise<void>): Promise<void> {
  if (process.argv[1] !== undefined && moduleUrl.split("?")[0] === pathToFileURL(process.argv[1]).href)
    await runScript(body);
}
