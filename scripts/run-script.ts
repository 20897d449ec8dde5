/** Runs a command's body; a failure is one plain message and exit code 1, the stack only with DEBUG set. */
export async function runScript(body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Error && !process.env.DEBUG ? error.message : error);
    process.exitCode = 1;
  }
}
