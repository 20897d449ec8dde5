"use client";

import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { ThemeProvider } from "next-themes";
import { Direction } from "radix-ui";
import { type ReactNode, useState } from "react";
import { Toaster } from "@/components/ui/toaster";
import { RequestError } from "@/lib/http/fetch-json";
import { directionOf } from "@/lib/i18n/locale";

// The server has just rendered the first view; asking again at once would be the same answer twice.
const FRESH_MS = 30_000;

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(createQueryClient);
  const dir = directionOf(useLocale());
  return (
    <ThemeProvider
      attribute="data-theme"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      storageKey="aurpos.theme"
      {...(nonce ? { nonce } : {})}
    >
      <Direction.Provider dir={dir}>
        <QueryClientProvider client={client}>
          {children}
          <Toaster />
        </QueryClientProvider>
      </Direction.Provider>
    </ThemeProvider>
  );
}

function createQueryClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({ onError: signInAgain }),
    mutationCache: new MutationCache({ onError: signInAgain }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_MS,
        // A refusal stays a refusal; only what never arrived is worth another try.
        retry: (failures, error) => failures < 2 && error instanceof RequestError && error.isTransient,
      },
      mutations: { retry: false },
    },
  });
}

/** The session ended while a page was open: sign in, and come back to it. */
function signInAgain(error: unknown): void {
  if (!(error instanceof RequestError) || error.status !== 401) return;
  const { pathname, search } = window.location;
  window.location.assign(`/login?reason=signed-out&next=${encodeURIComponent(pathname + search)}`);
}
