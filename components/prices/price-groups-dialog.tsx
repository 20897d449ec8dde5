"use client";

import { Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { PriceGroupView } from "@/lib/prices/price-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { NameDialog } from "@/components/locations/name-dialog";
import { useSend } from "@/components/hooks/use-send";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { PRICE_GROUPS_KEY } from "./use-price-groups";

/** Adds, renames and archives price groups. Archiving retains the prices, so it can be undone. */
export function PriceGroupsDialog({ groups, onClose }: { groups: PriceGroupView[]; onClose: () => void }) {
  const t = useTranslations("prices.groups");
  const errorText = useApiError();
  const send = useSend(PRICE_GROUPS_KEY);
  const [named, setNamed] = useState<PriceGroupView | "new" | null>(null);

  function setArchived({ id }: PriceGroupView, isArchived: boolean) {
    send.mutate(
      { url: `/api/prices/groups/${id}`, method: "PATCH", body: { isArchived } },
      {
        onSuccess: () => toast.success(t(isArchived ? "archivedDone" : "restored")),
        onError: (error) => toast.error(errorText(error)),
      },
    );
  }

  async function saveName(name: string) {
    if (named === null || named === "new") {
      await send.mutateAsync({ url: "/api/prices/groups", method: "POST", body: { name } });
      toast.success(t("created"));
    } else {
      await send.mutateAsync({
        url: `/api/prices/groups/${named.id}`,
        method: "PATCH",
        body: { name, nameBefore: named.name },
      });
      toast.success(t("renamed"));
    }
  }

  if (named !== null) {
    return (
      <NameDialog
        title={t(named === "new" ? "add" : "rename")}
        name={named === "new" ? "" : named.name}
        words={{ name: t("name"), submit: t("save") }}
        onSave={saveName}
        onClose={() => setNamed(null)}
      />
    );
  }
  return (
    <Dialog isOpen onOpenChange={(isOpen) => !isOpen && onClose()} title={t("title")} description={t("text")}>
      <ul className="mb-4 divide-y divide-line rounded-box border border-line empty:hidden">
        {groups.map((group) => (
          <li key={group.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
            <div className="min-w-0 flex-1 basis-40">
              <div className="flex flex-wrap items-center gap-2">
                <bdi className="font-medium break-words">{group.name}</bdi>
                {group.isArchived && <Badge>{t("archived")}</Badge>}
              </div>
              <p className="text-[0.8125rem] text-ink-muted">
                {t("prices", { count: group.prices })}
                {group.stores.length > 0 && ` · ${t("usedBy", { stores: group.stores.join(", ") })}`}
              </p>
            </div>
            {!group.isArchived && (
              <Button size="sm" aria-label={`${t("rename")}: ${group.name}`} onClick={() => setNamed(group)}>
                {t("rename")}
              </Button>
            )}
            <Button
              size="sm"
              variant="ghost"
              aria-label={`${t(group.isArchived ? "restore" : "archive")}: ${group.name}`}
              onClick={() => setArchived(group, !group.isArchived)}
            >
              {t(group.isArchived ? "restore" : "archive")}
            </Button>
          </li>
        ))}
      </ul>
      {groups.length === 0 && <p className="mb-4 text-ink-muted">{t("empty")}</p>}
      <Button onClick={() => setNamed("new")}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </Dialog>
  );
}
