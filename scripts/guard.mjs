/**
 * Runs one command in a process group of its own, and ends the whole group when this process's stdin closes. The
 * parent's death closes it in every case, also by SIGKILL or with its terminal, so no server outlives its command.
 *
 * argv: stop signal, options as JSON ({uid, gid}), command, arguments …
 */
import { spawn } from "node:child_process";

const [stopSignal, optionsJson, command, ...args] = process.argv.slice(2);
/** Long enough for an active job and for PostgreSQL's fast shutdown; then the group is killed. */
const GRACE_MS = 15_000;

const child = spawn(command, args, {
  stdio: ["ignore", "inherit", "inherit"],
  detached: process.platform !== "win32",
  ...JSON.parse(optionsJson),
});

function signal(name, wholeGroup) {
  try {
    if (wholeGroup && process.platform !== "win32") process.kill(-child.pid, name);
    else child.kill(name);
  } catch {
    // The process has ended already.
  }
}

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  // Only the leader gets the signal: it ends its own children in its own order.
  signal(stopSignal, false);
  setTimeout(() => signal("SIGKILL", true), GRACE_MS).unref();
}

child.on("error", (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on("exit", (code, name) => {
  signal("SIGKILL", true);
  process.exit(code ?? (name === stopSignal && isStopping ? 0 : 1));
});

process.stdin.on("end", stop).on("close", stop).on("error", stop).resume();
// A dead parent cannot read, and a failed write must not end this process before its child.
process.stdout.on("error", stop);
process.stderr.on("error", stop);
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
