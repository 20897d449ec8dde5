import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { RequestError } from "@/lib/http/fetch-json";

// The server has just rendered the first view, so a fetch at once would return the same answer.
const FRESH_MS = 30_000;
/** For results that one view stores in the cache and another view reads. */
const HANDED_ON_MS = 5 * 60_000;

/**
 * The cache drops what no view shows. Each page arrives with the server's current view, and a cached answer of some
 * minutes ago would replace it, including a form's old price.
 */
export function createQueryClient(onUnauthenticated: () => void): QueryClient {
  const signInAgain = (error: unknown) => {
    if (error instanceof RequestError && error.status === 401) onUnauthenticated();
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        gcTime: 0,
        // A refusal is final; only a request without an answer is retried.
        retry: (failures, error) => failures < 2 && error instanceof RequestError && error.isTransient,
      },
      mutations: { retry: false },
    },
  });
  // The test of a store that is being added, for its settings page; the first answer to an upload, for the view after
  // it.
  for (const queryKey of [
    ["woocommerce", "connection-test"],
    ["products", "import"],
  ])
    client.setQueryDefaults(queryKey, { gcTime: HANDED_ON_MS });
  return client;
}
