"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { hrefOf, type NavigationItem } from "@/components/layout/navigation";

type MenuStore = { shown: number | null; show: (storeId: number | null) => void };

const MenuStoreContext = createContext<MenuStore | null>(null);

export function MenuStoreProvider({ children }: { children: ReactNode }) {
  const [shown, show] = useState<number | null>(null);
  return <MenuStoreContext value={useMemo(() => ({ shown, show }), [shown])}>{children}</MenuStoreContext>;
}

function useMenuStore(): MenuStore {
  const store = useContext(MenuStoreContext);
  if (!store) throw new Error("The menu is for pages below app/(dashboard)");
  return store;
}

/** Where the menu's items lead: within the WooCommerce section to the store that the page is about. */
export function useMenuHref(): (item: NavigationItem) => string {
  const pathname = usePathname();
  const inAddress = useSearchParams().get("store");
  const { shown } = useMenuStore();
  return (item) => hrefOf(item, pathname, inAddress ?? (shown === null ? null : String(shown)));
}

/**
 * Tells the menu which store the page is about: the address of a run or an order does not say it, and
 * the menu would lead back to the first store.
 */
export function ShownStore({ storeId }: { storeId: number | null }) {
  const { show } = useMenuStore();
  useEffect(() => {
    show(storeId);
    return () => show(null);
  }, [show, storeId]);
  return null;
}
