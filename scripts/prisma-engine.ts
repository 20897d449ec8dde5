import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import type { DiffTarget, SchemaEngine, SchemaFilter, SchemasContainer } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";

const ROOT = path.resolve(import.meta.dirname, "..");
const SCHEMA_DIR = path.join(ROOT, "prisma/schema");

/** graphile-worker keeps its tables in a PostgreSQL schema of its own, which the engine never looks at. */
const NO_FILTER: SchemaFilter = { externalTables: [], externalEnums: [] };

/** What wasm-bindgen generates beside the types it publishes. */
type Bindings = {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's schema engine as WebAssembly. The package's own entry imports the .wasm file, which
 * needs a Node flag; instantiating it by hand needs none and fetches nothing.
 */
function loadEngine(): Promise<typeof SchemaEngine> {
  loading ??= (async () => {
    const { SchemaEngine: Engine, __wbg_set_wasm } = bindings as unknown as Bindings;
    const entry = createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm");
    const wasm = await readFile(path.join(path.dirname(entry), "schema_engine_bg.wasm"));
    const { instance } = await WebAssembly.instantiate(wasm, {
      "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
    });
    __wbg_set_wasm(instance.exports);
    (instance.exports.__wbindgen_start as () => void)();
    return Engine;
  })();
  return loading;
}

/** The .prisma files of the folder, by name. */
async function readSchema(): Promise<[file: string, text: string][]> {
  const names = (await readdir(SCHEMA_DIR)).filter((name) => name.endsWith(".prisma")).sort();
  return Promise.all(
    names.map(async (name): Promise<[string, string]> => [name, await readFile(path.join(SCHEMA_DIR, name), "utf8")]),
  );
}

async function schemaFiles(): Promise<SchemasContainer["files"]> {
  return (await readSchema()).map(([name, content]) => ({ path: name, content }));
}

async function withEngine<T>(databaseUrl: string, use: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  const Engine = await loadEngine();
  const adapter = bindSqlAdapterFactory(new PrismaPg({ connectionString: databaseUrl, max: 1 }));
  const engine = await Engine.new({ datamodels: await readSchema() }, () => undefined, adapter);
  try {
    return await use(engine);
  } finally {
    engine.free();
  }
}

/** The SQL that takes the database, as it is, to prisma/schema. Empty when there is nothing to do. */
export async function diffDatabaseToSchema(databaseUrl: string): Promise<string> {
  const files = await schemaFiles();
  const from: DiffTarget = { tag: "schemaDatasource", files, configDir: ROOT };
  const to: DiffTarget = { tag: "schemaDatamodel", files };
  return withEngine(databaseUrl, async (engine) => {
    const result = await engine.diff({ from, to, script: true, exitCode: null, filters: NO_FILTER });
    const sql = (result.stdout ?? "").trim();
    return sql === "-- This is an empty migration." ? "" : sql;
  });
}
