import { execFile } from "node:child_process";
import { open, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Room for an empty cluster (40 MB), its log (96 MB) and the shop of a run. */
const SIZE_MB = 400;
const CHUNK = Buffer.alloc(1024 * 1024);

/** A disk of its own that can be filled to the last byte without harm to the machine. */
export type SmallDisk = {
  fill(): Promise<void>;
  free(): Promise<void>;
  unmount(): Promise<void>;
};

/** Mounts a disk in memory on an empty folder; null where the user may not, which only root of Linux may. */
export async function mountSmallDisk(folder: string): Promise<SmallDisk | null> {
  try {
    await run("mount", ["-t", "tmpfs", "-o", `size=${SIZE_MB}m,mode=755`, "tmpfs", folder]);
  } catch {
    return null;
  }
  const filler = path.join(folder, "filler");
  return {
    fill: async () => {
      const file = await open(filler, "w");
      try {
        for (;;) await file.write(CHUNK);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
      } finally {
        await file.close();
      }
    },
    free: () => rm(filler, { force: true }),
    unmount: async () => void (await run("umount", [folder])),
  };
}
