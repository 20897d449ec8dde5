import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export type PostgresUser = { uid: number; gid: number };

/** PostgreSQL refuses to run as root. Root gets another user for it; everybody else needs none. */
export async function findPostgresUser(): Promise<PostgresUser | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ["postgres", "nobody"]) {
    try {
      const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
      return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
    } catch {
      // No such user; the next name is tried.
    }
  }
  throw new Error("PostgreSQL does not run as root, and neither user postgres nor nobody exists here. Run as another user.");
}

const SEARCH_BITS = 0o111;

/** Whether that user may enter every folder above `target`. */
async function isReachable(target: string, user: PostgresUser): Promise<boolean> {
  for (let folder = path.dirname(target); ; folder = path.dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = await stat(folder);
      const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
      if ((mode & SEARCH_BITS & (0o7 << shift)) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

/**
 * The folder itself, or, for root working in a place that only root can enter (/root, a
 * `mktemp -d`), one below /var/lib that the PostgreSQL user can reach.
 */
export async function reachableFolder(wanted: string, user: PostgresUser | undefined): Promise<string> {
  if (user === undefined || (await isReachable(wanted, user))) return wanted;
  const key = createHash("sha256").update(wanted).digest("hex").slice(0, 12);
  return path.join("/var/lib/aurpos-woocommerce", `${path.basename(wanted)}-${key}`);
}

/** As reachableFolder, with the files copied when they have to be elsewhere. */
export async function reachableCopy(source: string, user: PostgresUser | undefined): Promise<string> {
  const target = await reachableFolder(source, user);
  if (target === source || existsSync(target)) return target;
  // Renamed into place, so that a copy that was interrupted is never taken for a whole one.
  const partial = `${target}.${process.pid}`;
  await cp(source, partial, { recursive: true, verbatimSymlinks: true });
  await rename(partial, target).catch(() => rm(partial, { recursive: true, force: true }));
  return target;
}
