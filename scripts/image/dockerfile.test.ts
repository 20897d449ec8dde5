import { readFileSync } from "node:fs";
import path from "node:path";
import dockerignore from "@balena/dockerignore";
import { validate } from "dockerfile-utils";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { listEnvProblems } from "@/lib/env";
import { ROOT } from "../project-files";
import { planImage } from "./image-plan";

const read = (file: string) => readFileSync(path.join(ROOT, file), "utf8");
const plan = planImage(read("Dockerfile"));

test("the Dockerfile has no fault that its language knows", () => {
  expect(validate(read("Dockerfile"))).toEqual([]);
});

test("the image runs as a user without rights, and says whether it is healthy", () => {
  expect(plan.stages.at(-1)?.user).toBe("node");
  expect(plan.healthCheck).toEqual(["node", "scripts/check-health.mjs"]);
  expect(plan.command).toEqual(["node", "scripts/start.mjs"]);
});

test("the image gets the standalone build, and none of the sources", () => {
  const copies = plan.stages.at(-1)?.steps.filter(({ kind }) => kind === "copy");
  expect(copies).toEqual([
    { kind: "copy", sources: ["/app/.next/standalone"], target: "./", folder: "/app", fromStage: "build" },
  ]);
});

const SECRETS = [".env", ".env.local", "backups/2026-11-30.dump", "aurpos-2026-11-30T0230.dump", ".data/secrets.json"];

test.each(SECRETS)("%s stays out of the image and of the repository", (file) => {
  for (const ignoring of [".dockerignore", ".gitignore"]) {
    expect([ignoring, dockerignore().add(read(ignoring)).ignores(file)]).toEqual([ignoring, true]);
  }
});

test("what the image is made from is copied into it", () => {
  const matcher = dockerignore().add(read(".dockerignore"));
  for (const file of [".env.example", "package-lock.json", "scripts/backup.ts", "prisma/schema.prisma"])
    expect([file, matcher.ignores(file)]).toEqual([file, false]);
  for (const file of [".git", "node_modules", ".next"]) expect([file, matcher.ignores(file)]).toEqual([file, true]);
});

test("Node is the version of .nvmrc", () => {
  expect(read("Dockerfile")).toContain(`ARG NODE_VERSION=${read(".nvmrc").trim()}`);
});

const composeSchema = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      environment: z.record(z.string(), z.string()).default({}),
      ports: z.array(z.string()).default([]),
    }),
  ),
});

test("compose.yaml sets what the server and the worker ask for, and opens no port but Caddy's", () => {
  const { services } = composeSchema.parse(parse(read("compose.yaml"), { merge: true }));
  const variables: Record<string, string> = {
    POSTGRES_PASSWORD: "p",
    DOMAIN: "pos.example.com",
    NEXTAUTH_SECRET: "s".repeat(32),
    ENCRYPTION_KEY: `${"a".repeat(43)}=`,
  };
  const fill = (value: string) => value.replaceAll(/\$\{(\w+)[^}]*\}/g, (_, name: string) => variables[name] ?? "");
  for (const name of ["app", "worker"]) {
    const environment = services[name]?.environment ?? {};
    const filled = Object.fromEntries(Object.entries(environment).map(([key, value]) => [key, fill(value)]));
    expect(listEnvProblems(filled)).toEqual([]);
  }
  const open = Object.entries(services).filter(([, { ports }]) => ports.length > 0);
  expect(open.map(([name]) => name)).toEqual(["caddy"]);
});
