import { cookies } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BottomBar } from "@/components/layout/bottom-bar";
import { MenuStoreProvider } from "@/components/layout/menu-store";
import { Sidebar } from "@/components/layout/sidebar";
import { SIDEBAR_COOKIE } from "@/components/layout/sidebar-cookie";
import { TopBar } from "@/components/layout/top-bar";
import { UserProvider } from "@/components/layout/user-context";
import { SIGNED_IN } from "@/lib/auth/access";
import { requirePage } from "@/lib/auth/session";

/** The shell. Pages check their own permission, because a layout is not rendered again on navigation. */
export default async function DashboardLayout({ children }: { children: ReactNode }) {
  const user = await requirePage(SIGNED_IN);
  const t = await getTranslations("layout");
  const startsCollapsed = (await cookies()).get(SIDEBAR_COOKIE)?.value === "collapsed";
  return (
    <UserProvider user={user}>
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-box bg-accent px-4 py-2.5 font-medium text-on-accent focus:translate-y-0"
      >
        {t("skipToContent")}
      </a>
      <MenuStoreProvider>
        <div className="flex min-h-dvh flex-col lg:flex-row">
          <Sidebar startsCollapsed={startsCollapsed} />
          <TopBar />
          <main
            id="content"
            tabIndex={-1}
            // --bottom-bar: the height of the phone's navigation. Sticky save bars stand above it.
            className="[--bottom-bar:calc(3.5rem+env(safe-area-inset-bottom))] sm:[--bottom-bar:0px] mx-auto w-full max-w-[86rem] min-w-0 flex-1 px-4 pt-5 pb-24 outline-none sm:px-6 sm:pb-10 lg:px-8 lg:pt-7"
          >
            {children}
          </main>
          <BottomBar />
        </div>
      </MenuStoreProvider>
    </UserProvider>
  );
}
