import { execFile } from "node:child_process";
import { cp, mkdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import dockerignore from "@balena/dockerignore";
import type { ImagePlan, Stage, Step } from "./image-plan";

const run = promisify(execFile);
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Does a Dockerfile's steps without a container engine: each stage is a folder, in which paths begin at its root.
 * Debian packages are the machine's own. Returns the last stage's folder.
 *
 * @throws Error with the output of the step that fails
 */
export async function runImagePlan({ stages }: ImagePlan, context: string, target: string): Promise<string> {
  const isIgnored = await readIgnored(context);
  const folders = new Map<string | null, string>();
  let root = target;
  for (const [index, stage] of stages.entries()) {
    root = path.join(target, stage.name ?? `stage-${index}`);
    folders.set(stage.name, root);
    for (const step of stage.steps) {
      await mkdir(path.join(root, step.folder), { recursive: true });
      if (step.kind === "run") await runCommand(step.command, path.join(root, step.folder), stage);
      else if (step.fromStage === null) await copy(step, context, root, isIgnored);
      else await copy(step, folders.get(step.fromStage) ?? "", root, () => false);
    }
  }
  return root;
}

async function readIgnored(context: string): Promise<(file: string) => boolean> {
  const matcher = dockerignore().add(await readFile(path.join(context, ".dockerignore"), "utf8"));
  return (file) => {
    const relative = path.relative(context, file);
    return relative !== "" && matcher.ignores(relative);
  };
}

async function copy(
  step: Step & { kind: "copy" },
  from: string,
  root: string,
  isIgnored: (file: string) => boolean,
): Promise<void> {
  const target = path.join(root, step.folder, step.target);
  await mkdir(target, { recursive: true });
  for (const source of step.sources) {
    const full = path.join(from, source);
    const isFolder = (await stat(full)).isDirectory();
    // A folder's contents are copied, a file goes into the target under its own name.
    await cp(full, isFolder ? target : path.join(target, path.basename(full)), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !isIgnored(file),
    });
  }
}

async function runCommand(command: string, folder: string, { variables }: Stage): Promise<void> {
  if (command.startsWith("apt-get ")) return;
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  const pairs = Object.entries(environment).map(([name, value]) => `${name}=${value ?? ""}`);
  await run("env", ["-i", ...pairs, "sh", "-c", command], { cwd: folder, maxBuffer: MAX_OUTPUT_BYTES });
}
