import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readlink, rename, rm, stat, symlink } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { newestChange } from "./project-files";

const run = promisify(execFile);

export type PostgresUser = { uid: number; gid: number };

/** PostgreSQL refuses to run as root, so root gets another user for it. */
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
  throw new Error(
    "PostgreSQL does not run as root, and neither user postgres nor nobody exists here. Run as another user.",
  );
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

/** For root in a place that only root can enter: /root, a `mktemp -d`. */
const OPEN_FOLDER = "/var/lib/aurpos-woocommerce";

/**
 * The folder itself when the PostgreSQL user can reach it. Otherwise a new folder elsewhere, with a link at the
 * requested path, so that it is found again, and deleted with the folder around the link.
 */
export async function reachableFolder(wanted: string, user: PostgresUser | undefined): Promise<string> {
  if (user === undefined || (await isReachable(wanted, user))) return wanted;
  const linked = await readlink(wanted).catch(() => null);
  if (linked !== null) return linked;
  await Promise.all([OPEN_FOLDER, path.dirname(wanted)].map((folder) => mkdir(folder, { recursive: true })));
  const folder = await mkdtemp(path.join(OPEN_FOLDER, `${path.basename(wanted)}-`));
  await symlink(folder, wanted);
  return folder;
}

/** The files themselves, or a copy that the PostgreSQL user can reach. */
export async function reachableFiles(source: string, user: PostgresUser | undefined): Promise<string> {
  if (user === undefined || (await isReachable(source, user))) return source;
  const key = createHash("sha256").update(source).digest("hex").slice(0, 12);
  const target = path.join(OPEN_FOLDER, `${path.basename(source)}-${key}`);
  if (newestChange([target]) >= newestChange([source])) return target;
  // Renamed into place, so that an interrupted copy is never used as a whole one.
  const partial = `${target}.${process.pid}`;
  await cp(source, partial, { recursive: true, verbatimSymlinks: true });
  await rm(target, { recursive: true, force: true });
  await rename(partial, target);
  return target;
}
