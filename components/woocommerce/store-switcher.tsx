"use client";

import { Plus } from "lucide-react";
import { Link } from "@/components/ui/link";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import type { StoreListItem } from "@/lib/sync/runs/sync-view";
import { toOtherStore, wooHref } from "./woo-href";

type StoreSwitcherProps = { stores: StoreListItem[]; storeId: number | null; canAdd: boolean };

/** The choice of the section's store. A single store needs no choice. */
export function StoreSwitcher({ stores, storeId, canAdd }: StoreSwitcherProps) {
  const t = useTranslations("woocommerce.switcher");
  const router = useRouter();
  const path = usePathname();
  const isAddShown =
    canAdd && stores.length > 0 && storeId !== null && (path === "/woocommerce" || path === "/woocommerce/settings");
  const target = toOtherStore(path);
  return (
    <>
      {stores.length > 1 && (
        <Select
          aria-label={t("label")}
          value={storeId ?? ""}
          onChange={(event) => router.push(wooHref(target, Number(event.target.value)))}
          className="sm:w-56"
        >
          {storeId === null && <option value="">{t("add")}</option>}
          {stores.map((store) => (
            <option key={store.id} value={store.id}>
              {store.name}
            </option>
          ))}
        </Select>
      )}
      {isAddShown && (
        <Button asChild variant="ghost">
          <Link href="/woocommerce/connect">
            <Plus aria-hidden />
            {t("add")}
          </Link>
        </Button>
      )}
    </>
  );
}
