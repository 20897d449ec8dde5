import type { ReactNode } from "react";
import type { Access } from "@/lib/auth/access";
import type { SessionUser } from "@/lib/auth/session";
import type { StoreListItem } from "@/lib/sync/runs/sync-view";
import { openWooPage, type SearchParams } from "./open-woo-page";
import { NoStore, WooFrame } from "./woo-frame";

type StorePageOptions = {
  access: Access;
  /** Title of the page while there is no store; otherwise the store's name is the title. */
  title: () => Promise<string>;
  /** Whether the page itself begins with the store's state. */
  showsState?: boolean;
};

type StorePageContext = {
  user: SessionUser;
  store: StoreListItem;
  /** Whether keys are saved, so that the page may ask the store. */
  isConnected: boolean;
  params: Awaited<SearchParams>;
};

/**
 * A page about the store of the address (`?store=5`), for users with the access. Without a store the page offers to
 * connect one, and `render` is not called.
 */
export function withStorePage(
  { access, title, showsState = false }: StorePageOptions,
  render: (context: StorePageContext) => ReactNode | Promise<ReactNode>,
) {
  return async function StorePage({ searchParams }: { searchParams: SearchParams }) {
    const params = await searchParams;
    const page = await openWooPage(access, params["store"]);
    const { user, store } = page;
    const isConnected = page.notice?.kind !== "not_connected";
    return (
      <WooFrame page={page} title={store?.name ?? (await title())} showsState={showsState}>
        {store ? await render({ user, store, isConnected, params }) : <NoStore page={page} />}
      </WooFrame>
    );
  };
}
