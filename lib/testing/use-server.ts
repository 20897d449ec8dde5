import { afterAll, beforeAll, beforeEach } from "vitest";
import { type SandboxOptions, type SandboxStore, startSandboxStore } from "@/e2e/sandbox/sandbox-store";
import { type ImageServer, startImageServer } from "./image-server";

/** Starts a server before the calling file's tests and closes it after them. Call the result inside tests. */
export function useServer<S extends { close(): Promise<unknown> }>(start: () => Promise<S>): () => S {
  let server: S | undefined;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server?.close());
  return () => {
    if (!server) throw new Error("the server starts with the file's first test");
    return server;
  };
}

/** A sandbox store for the calling file, reset before each test. */
export function useSandbox(options: SandboxOptions = {}): () => SandboxStore {
  const sandbox = useServer(() => startSandboxStore(options));
  beforeEach(() => sandbox().reset());
  return sandbox;
}

/** The address where that store can fetch images. */
export const useImageServer = (): (() => ImageServer) => useServer(startImageServer);
