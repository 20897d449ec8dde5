import { beforeEach, expect, test } from "vitest";
import { createBusiness, createUser } from "@/lib/testing/factories";
import { noJob } from "@/lib/testing/importing";
import { useTestDb } from "@/lib/testing/test-db";
import { importOptionsSchema } from "./import-schema";
import { startImport } from "./start-import";

const { db } = useTestDb();

let owner: { businessId: number; userId: number };
beforeEach(async () => {
  const { id: businessId } = await createBusiness(db());
  owner = { businessId, userId: (await createUser(db(), businessId)).id };
});

/** A file of many pieces: what refuses its first line ends the reading while most of it is still to come. */
async function* largeFile(header: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${header}\n`);
  for (let line = 0; line < 2000; line++) yield Buffer.from(`SKU-${line},${"Tea ".repeat(200)}\n`);
}

test("a large file that is refused at its first line says why", async () => {
  const start = startImport(db(), owner, importOptionsSchema.parse({}), largeFile("a,b"), noJob);
  await expect(start).rejects.toMatchObject({ message: "importNoHeader" });
});
