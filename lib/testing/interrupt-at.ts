import type { EngineDeps } from "@/lib/sync/core/run-context";
import { bindSignal } from "@/lib/woo/bind-signal";

/**
 * Engine dependencies of a job that is aborted as soon as a path is requested from the store.
 *
 * @param ending how the path ends, e.g. `/refunds`; "" is the first request of all
 */
export function interruptAt(deps: EngineDeps, ending: string): EngineDeps {
  const process = new AbortController();
  const abortAt = (path: string) => {
    if (path.endsWith(ending)) process.abort();
  };
  return {
    ...deps,
    openClient: (store) => {
      const client = bindSignal(deps.openClient(store), process.signal);
      return {
        ...client,
        get: (path, ...rest) => (abortAt(path), client.get(path, ...rest)),
        post: (path, ...rest) => (abortAt(path), client.post(path, ...rest)),
        put: (path, ...rest) => (abortAt(path), client.put(path, ...rest)),
        delete: (path, ...rest) => (abortAt(path), client.delete(path, ...rest)),
      };
    },
    retry: { ...deps.retry, signal: process.signal },
    time: { isOver: () => process.signal.aborted, signal: process.signal },
  };
}

/** Engine dependencies of a job that is aborted before it begins. */
export function interruptAtStart(deps: EngineDeps): EngineDeps {
  const signal = AbortSignal.abort();
  return {
    ...deps,
    openClient: (store) => bindSignal(deps.openClient(store), signal),
    retry: { ...deps.retry, signal },
    time: { isOver: () => true, signal },
  };
}
