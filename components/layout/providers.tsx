"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { useLocale } from "next-intl";
import { ThemeProvider } from "next-themes";
import { Direction } from "radix-ui";
import { type ReactNode, useState } from "react";
import { createQueryClient } from "@/components/layout/query-client";
import { Toaster } from "@/components/ui/toaster";
import { directionOf } from "@/lib/i18n/locale";

export function Providers({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const [client] = useState(() => createQueryClient(signInAgain));
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

/** The session ended while a page was open: sign-in leads back to that page. */
function signInAgain(): void {
  const { pathname, search } = window.location;
  window.location.assign(`/login?reason=signed-out&next=${encodeURIComponent(pathname + search)}`);
}
