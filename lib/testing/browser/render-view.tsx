import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { PathnameContext, SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { NextIntlClientProvider } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { toast } from "sonner";
import { afterEach, beforeEach, vi } from "vitest";
import { createQueryClient } from "@/components/layout/query-client";
import { UserProvider } from "@/components/layout/user-context";
import { Toaster } from "@/components/ui/toaster";
import { MODULES } from "@/lib/auth/modules";
import { PERMISSIONS } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import { MESSAGES } from "@/lib/i18n/messages";

// Two cores that also run a database and a browser are slow; a passing test waits no longer for this bound.
configure({ asyncUtilTimeout: 10_000 });
vi.setConfig({ testTimeout: 30_000 });

/** An owner: all permissions, English, dollars, prices without tax. */
export const OWNER: SessionUser = {
  id: 1,
  sessionId: "5f0c7a52-3a0e-4a51-9d0e-6f7f5f0d9a11",
  businessId: 1,
  name: "Olivia",
  email: "olivia@shop.test",
  locale: "en",
  roleName: "Owner",
  mustChangePassword: false,
  permissions: [...PERMISSIONS],
  business: { name: "Shop", currency: "USD", timeZone: "UTC", pricesIncludeTax: false, modules: [...MODULES] },
};

/** The navigation that the view requested. */
export const router = {
  back: vi.fn(),
  forward: vi.fn(),
  refresh: vi.fn(),
  push: vi.fn(),
  replace: vi.fn(),
  prefetch: vi.fn(),
  bfcacheId: "0",
};

type ViewOptions = { user?: SessionUser; path?: string };

/** The providers around a view in the dashboard. */
function frame({ user = OWNER, path = "/" }: ViewOptions) {
  const url = new URL(path, "http://shop.test");
  const client = createQueryClient(() => undefined);
  return function Frame({ children }: { children: ReactNode }) {
    return (
      <AppRouterContext value={router}>
        <PathnameContext value={url.pathname}>
          <SearchParamsContext value={url.searchParams}>
            <NextIntlClientProvider locale={user.locale} messages={MESSAGES[user.locale]} timeZone="UTC">
              <QueryClientProvider client={client}>
                <UserProvider user={user}>{children}</UserProvider>
                <Toaster />
              </QueryClientProvider>
            </NextIntlClientProvider>
          </SearchParamsContext>
        </PathnameContext>
      </AppRouterContext>
    );
  };
}

/** Renders a view as the dashboard does, and returns a user who types and clicks. */
export function renderView(view: ReactElement, options: ViewOptions = {}) {
  const person = userEvent.setup();
  return { person, ...render(view, { wrapper: frame(options) }) };
}

/** jsdom has no layout and no pointer, so these are stubbed. */
beforeEach(() => {
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", true);
  vi.stubGlobal("ResizeObserver", NoResizes);
  vi.stubGlobal("matchMedia", (media: string) => ({
    ...new EventTarget(),
    media,
    matches: media === "(pointer: fine)",
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }));
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.setPointerCapture = () => undefined;
});

class NoResizes {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

afterEach(() => {
  toast.dismiss();
  cleanup();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
  window.localStorage.clear();
});
