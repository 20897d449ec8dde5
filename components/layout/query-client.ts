import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { RequestError } from "@/lib/http/fetch-json";

// The server has just rendered the first view; asking again at once would be the same answer twice.
const FRESH_MS = 30_000;
/** For what is put in the cache by one view to be read by the next. */
const HANDED_ON_MS = 5 * 60_000;

/**
 * Nothing is kept that no view shows: each page comes with the server's own view of now, and an
 * answer of some minutes ago would stand in its place, a form's old price included.
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
        // A refusal stays a refusal; only what never arrived is worth another try.
        retry: (failures, error) => failures < 2 && error instanceof RequestError && error.isTransient,
      },
      mutations: { retry: false },
    },
  });
  // The test of a store that is being added, for its settings; an upload's first answer, for the view that follows it.
  for (const queryKey of [
    ["woocommerce", "connection-test"],
    ["products", "import"],
  ])
    client.setQueryDefaults(queryKey, { gcTime: HANDED_ON_MS });
  return client;
}
