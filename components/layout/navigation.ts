import {
  Boxes,
  Building2,
  ClipboardList,
  DatabaseBackup,
  FolderTree,
  History,
  LayoutDashboard,
  type LucideIcon,
  MapPin,
  Percent,
  Puzzle,
  ReceiptText,
  RefreshCw,
  Scale,
  ScanBarcode,
  Settings2,
  ShoppingBag,
  Store,
  Tags,
  UserCog,
  Users,
  Warehouse,
  Webhook,
} from "lucide-react";
import { type Access, meets } from "@/lib/auth/access";
import type { SessionUser } from "@/lib/auth/session-user";
import type layout from "@/lib/i18n/messages/en/layout.json";
import { MAP_TAXES, SET_UP_STORES, VIEW_STORES } from "@/lib/permissions/woocommerce";

type NavigationLabel = keyof (typeof layout)["nav"];

export type NavigationItem = {
  label: NavigationLabel;
  href: string;
  icon: LucideIcon;
  /** The access that the page itself requires. */
  access: Access;
  /** Only this exact address is current, not the pages below it. */
  isExact?: boolean;
  /** Also in the phone's bottom bar, which has room for four or five. */
  isMain?: boolean;
};

type NavigationGroup = { label?: NavigationLabel; items: NavigationItem[] };

/** The whole menu, in order. Each page checks the same access again. */
export const NAVIGATION: NavigationGroup[] = [
  {
    items: [
      {
        label: "dashboard",
        href: "/",
        icon: LayoutDashboard,
        access: { all: ["products.view"] },
        isExact: true,
        isMain: true,
      },
    ],
  },
  {
    label: "selling",
    items: [
      { label: "till", href: "/till", icon: ScanBarcode, access: { all: ["sales.create"] }, isMain: true },
      { label: "sales", href: "/sales", icon: ReceiptText, access: { all: ["sales.view"] }, isMain: true },
      { label: "customers", href: "/customers", icon: Users, access: { all: ["sales.view"] } },
    ],
  },
  {
    label: "catalogue",
    items: [
      { label: "products", href: "/products", icon: Boxes, access: { all: ["products.view"] }, isMain: true },
      { label: "categories", href: "/categories", icon: FolderTree, access: { all: ["products.view"] } },
      { label: "stock", href: "/stock", icon: Warehouse, access: { all: ["stock.view"] } },
      { label: "prices", href: "/prices", icon: Tags, access: { all: ["prices.edit"] } },
    ],
  },
  {
    label: "woocommerce",
    items: [
      { label: "overview", href: "/woocommerce", icon: Store, access: VIEW_STORES, isExact: true },
      { label: "sync", href: "/woocommerce/sync", icon: RefreshCw, access: VIEW_STORES, isMain: true },
      { label: "wooOrders", href: "/woocommerce/orders", icon: ShoppingBag, access: VIEW_STORES },
      { label: "taxMapping", href: "/woocommerce/tax-mapping", icon: Scale, access: MAP_TAXES },
      { label: "history", href: "/woocommerce/history", icon: History, access: VIEW_STORES },
      { label: "webhooks", href: "/woocommerce/webhooks", icon: Webhook, access: VIEW_STORES },
      { label: "wooSettings", href: "/woocommerce/settings", icon: Settings2, access: SET_UP_STORES },
    ],
  },
  {
    label: "settings",
    items: [
      { label: "business", href: "/settings/business", icon: Building2, access: { all: ["settings.edit"] } },
      { label: "locations", href: "/locations", icon: MapPin, access: { all: ["locations.edit"] } },
      { label: "taxes", href: "/taxes", icon: Percent, access: { all: ["taxes.edit"] } },
      { label: "users", href: "/users", icon: UserCog, access: { all: ["users.edit"] } },
      { label: "modules", href: "/settings/modules", icon: Puzzle, access: { all: ["settings.edit"] } },
      { label: "backup", href: "/settings/backup", icon: DatabaseBackup, access: { all: ["settings.edit"] } },
      { label: "activity", href: "/activity", icon: ClipboardList, access: { all: ["activity.view"] } },
    ],
  },
];

/** The items that the user may see. Groups without items are left out. */
export function navigationFor(user: SessionUser, groups: NavigationGroup[] = NAVIGATION): NavigationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(({ access }) => meets(user, access)),
    }))
    .filter((group) => group.items.length > 0);
}

/** The address of an item: within the WooCommerce section it keeps the store of the current address. */
export function hrefOf(item: NavigationItem, pathname: string, storeParam: string | null): string {
  const isStaying =
    item.access.module === "woocommerce" && pathname.startsWith("/woocommerce") && /^\d+$/.test(storeParam ?? "");
  return isStaying ? `${item.href}?store=${storeParam}` : item.href;
}

/** The first page of a user who may not see the dashboard; the account page is open to everybody. */
export const firstPageFor = (user: SessionUser): string => navigationFor(user)[0]?.items[0]?.href ?? "/users/me";

export function isActive(item: NavigationItem, pathname: string): boolean {
  return pathname === item.href || (!item.isExact && pathname.startsWith(`${item.href}/`));
}
