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
import type { Permission } from "@/lib/auth/permissions";
import type { SessionUser } from "@/lib/auth/session-user";
import type layout from "@/lib/i18n/messages/en/layout.json";
import type { Module } from "@/lib/auth/modules";

type NavigationLabel = keyof (typeof layout)["nav"];

export type NavigationItem = {
  label: NavigationLabel;
  href: string;
  icon: LucideIcon;
  permission?: Permission;
  module?: Module;
  /** Only this very address is "here", not what lies below it. */
  isExact?: boolean;
  /** Also in the phone's bottom bar, which has room for four or five. */
  isMain?: boolean;
};

export type NavigationGroup = { label?: NavigationLabel; items: NavigationItem[] };

/** The whole menu, in its order. Pages check the same permission and module again themselves. */
export const NAVIGATION: NavigationGroup[] = [
  {
    items: [
      {
        label: "dashboard",
        href: "/",
        icon: LayoutDashboard,
        permission: "products.view",
        isExact: true,
        isMain: true,
      },
    ],
  },
  {
    label: "selling",
    items: [
      { label: "till", href: "/till", icon: ScanBarcode, permission: "sales.create", isMain: true },
      { label: "sales", href: "/sales", icon: ReceiptText, permission: "sales.view", isMain: true },
      { label: "customers", href: "/customers", icon: Users, permission: "sales.view" },
    ],
  },
  {
    label: "catalogue",
    items: [
      { label: "products", href: "/products", icon: Boxes, permission: "products.view", isMain: true },
      { label: "categories", href: "/categories", icon: FolderTree, permission: "products.view" },
      { label: "stock", href: "/stock", icon: Warehouse, permission: "stock.view" },
      { label: "prices", href: "/prices", icon: Tags, permission: "prices.edit" },
    ],
  },
  {
    label: "woocommerce",
    items: [
      {
        label: "overview",
        href: "/woocommerce",
        icon: Store,
        permission: "woocommerce.view",
        module: "woocommerce",
        isExact: true,
      },
      {
        label: "sync",
        href: "/woocommerce/sync",
        icon: RefreshCw,
        permission: "woocommerce.view",
        module: "woocommerce",
        isMain: true,
      },
      {
        label: "wooOrders",
        href: "/woocommerce/orders",
        icon: ShoppingBag,
        permission: "woocommerce.view",
        module: "woocommerce",
      },
      {
        label: "taxMapping",
        href: "/woocommerce/tax-mapping",
        icon: Scale,
        permission: "woocommerce.map_taxes",
        module: "woocommerce",
      },
      {
        label: "history",
        href: "/woocommerce/history",
        icon: History,
        permission: "woocommerce.view",
        module: "woocommerce",
      },
      {
        label: "webhooks",
        href: "/woocommerce/webhooks",
        icon: Webhook,
        permission: "woocommerce.view",
        module: "woocommerce",
      },
      {
        label: "wooSettings",
        href: "/woocommerce/settings",
        icon: Settings2,
        permission: "woocommerce.settings",
        module: "woocommerce",
      },
    ],
  },
  {
    label: "settings",
    items: [
      { label: "business", href: "/settings/business", icon: Building2, permission: "settings.edit" },
      { label: "locations", href: "/locations", icon: MapPin, permission: "locations.edit" },
      { label: "taxes", href: "/taxes", icon: Percent, permission: "taxes.edit" },
      { label: "users", href: "/users", icon: UserCog, permission: "users.edit" },
      { label: "modules", href: "/settings/modules", icon: Puzzle, permission: "settings.edit" },
      { label: "backup", href: "/settings/backup", icon: DatabaseBackup, permission: "settings.edit" },
      { label: "activity", href: "/activity", icon: ClipboardList, permission: "activity.view" },
    ],
  },
];

/** What this person sees of it: groups without items are left out. */
export function navigationFor(user: SessionUser, groups: NavigationGroup[] = NAVIGATION): NavigationGroup[] {
  return groups
    .map((group) => ({
      ...group,
      items: group.items.filter(
        ({ permission, module }) =>
          (permission === undefined || user.permissions.includes(permission)) &&
          (module === undefined || user.business.modules.includes(module)),
      ),
    }))
    .filter((group) => group.items.length > 0);
}

/** Where an item leads: within the WooCommerce section it stays with the store that the address names. */
export function hrefOf(item: NavigationItem, pathname: string, storeParam: string | null): string {
  const isStaying =
    item.module === "woocommerce" && pathname.startsWith("/woocommerce") && /^\d+$/.test(storeParam ?? "");
  return isStaying ? `${item.href}?store=${storeParam}` : item.href;
}

/** Where somebody begins who may not see the dashboard; their own page is open to everybody. */
export const firstPageFor = (user: SessionUser): string => navigationFor(user)[0]?.items[0]?.href ?? "/users/me";

export function isActive(item: NavigationItem, pathname: string): boolean {
  return pathname === item.href || (!item.isExact && pathname.startsWith(`${item.href}/`));
}
