import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { ROOT } from "../project-files";
import { startTemporaryPostgres } from "../temporary-postgres";
import { findPostgresBinaries } from "./find-postgres-binaries";
import { planImage } from "./image-plan";
import { runImagePlan } from "./run-image-plan";

declare module "vitest" {
  interface ProvidedContext {
    image: {
      /** The folder of the application in the image. */
      app: string;
      adminUrl: string;
      command: string[];
      healthCheck: string[];
      /** Whether pg_dump and a server that it can read are installed. */
      hasTools: boolean;
    };
  }
}

/** Does the Dockerfile's steps once for all tests of the image, and starts the PostgreSQL of their databases. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const plan = planImage(await readFile(path.join(ROOT, "Dockerfile"), "utf8"));
  const folder = await mkdtemp(path.join(os.tmpdir(), "aurpos-image-"));
  const app = path.join(await runImagePlan(plan, ROOT, folder), "app");
  const binaries = await findPostgresBinaries();
  const server = await startTemporaryPostgres({}, binaries ?? undefined);
  project.provide("image", {
    app,
    adminUrl: server.url("postgres"),
    command: plan.command,
    healthCheck: plan.healthCheck,
    hasTools: binaries !== null,
  });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
