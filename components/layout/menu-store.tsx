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

/** The address of a menu item. Within the WooCommerce section it includes the store of the page. */
export function useMenuHref(): (item: NavigationItem) => string {
  const pathname = usePathname();
  const inAddress = useSearchParams().get("store");
  const { shown } = useMenuStore();
  return (item) => hrefOf(item, pathname, inAddress ?? (shown === null ? null : String(shown)));
}

/**
 * Sets the store of the page for the menu. The address of a run or an order does not name the store, and the menu
 * would lead to the first store.
 */
export function ShownStore({ storeId }: { storeId: number | null }) {
  const { show } = useMenuStore();
  useEffect(() => {
    show(storeId);
    return () => show(null);
  }, [show, storeId]);
  return null;
}
