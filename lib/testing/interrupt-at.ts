import type { EngineDeps } from "@/lib/sync/core/run-context";
import { bindSignal } from "@/lib/woo/bind-signal";

/**
 * Engine dependencies of a job that is aborted as soon as a path is fetched from the store.
 *
 * @param ending how the path ends, e.g. `/refunds`
 */
export function interruptAt(deps: EngineDeps, ending: string): EngineDeps {
  const process = new AbortController();
  return {
    ...deps,
    openClient: (store) => {
      const client = bindSignal(deps.openClient(store), process.signal);
      return {
        ...client,
        get: (path, ...rest) => {
          if (path.endsWith(ending)) process.abort();
          return client.get(path, ...rest);
        },
      };
    },
    retry: { ...deps.retry, signal: process.signal },
    time: { isUp: () => process.signal.aborted, signal: process.signal },
  };
}
