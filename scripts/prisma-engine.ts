import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { PrismaPg } from "@prisma/adapter-pg";
import {
  bindSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlDriverAdapterFactory,
  type SqlQuery,
  type SqlResultSet,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { Pool, type QueryResult } from "pg";

const ROOT = path.resolve(import.meta.dirname, "..");
const SCHEMA_DIR = path.join(ROOT, "prisma/schema");

const EMPTY_DIFF = "-- This is an empty migration.";

/** What wasm-bindgen generates beside its published types. */
type Bindings = {
  SchemaEngine: typeof SchemaEngine;
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<typeof SchemaEngine> | undefined;

/**
 * Prisma's schema engine as WebAssembly. The package's own entry imports the .wasm file, which needs a Node flag;
 * instantiating the module directly needs none and downloads nothing.
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

/** PostgreSQL's internal one-byte type, common in its catalogue and unknown to the adapter. */
const CHAR_OID = 18;
const TEXT_OID = 25;

/** The PostgreSQL adapter with that type added: the pool returns text, the engine gets a character. */
function catalogAdapter(pool: Pool): SqlDriverAdapterFactory {
  const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<QueryResult>;
  // One connection and one query at a time, so the last answer is the one being converted.
  let isCharacter: boolean[] = [];
  Object.assign(pool, {
    query: async (...args: unknown[]): Promise<QueryResult> => {
      const result = await query(...args);
      isCharacter = result.fields.map((field) => field.dataTypeID === CHAR_OID);
      result.fields.forEach((field, index) => {
        if (isCharacter[index]) field.dataTypeID = TEXT_OID;
      });
      return result;
    },
  });
  const factory = new PrismaPg(pool);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connect: async () => {
      const adapter = await factory.connect();
      const queryRaw = adapter.queryRaw.bind(adapter);
      return Object.assign(adapter, {
        queryRaw: async (params: SqlQuery): Promise<SqlResultSet> => {
          const set = await queryRaw(params);
          const columnTypes = set.columnTypes.map((type, index) =>
            isCharacter[index] ? ColumnTypeEnum.Character : type,
          );
          return { ...set, columnTypes };
        },
      });
    },
  };
}

/**
 * The SQL that changes the database to match prisma/schema; empty when they match. Only the comparison uses the
 * engine: its own way to apply a migration splits the file at every semicolon, which breaks triggers, so migrate.ts
 * applies files itself.
 */
export async function diffDatabaseToSchema(databaseUrl: string): Promise<string> {
  const Engine = await loadEngine();
  const datamodels = await readSchema();
  const files = datamodels.map(([name, content]) => ({ path: name, content }));
  const pool = new Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const engine = await Engine.new({ datamodels }, () => undefined, bindSqlAdapterFactory(catalogAdapter(pool)));
    const result = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: ROOT },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    engine.free();
    const sql = (result.stdout ?? "").trim();
    return sql === EMPTY_DIFF ? "" : sql;
  } finally {
    await pool.end();
  }
}
