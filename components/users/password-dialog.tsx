"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";

/** Shows a new password, the only time it can be read. */
export function PasswordDialog({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  const t = useTranslations("users.password");
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title", { name })}
      description={t("text")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("done")}
        </Button>
      }
    >
      <div className="flex items-center justify-between gap-3 rounded-box bg-sunken px-4 py-3">
        <output dir="ltr" aria-label={t("label")} className="font-mono text-lg tracking-wide break-all select-all">
          {password}
        </output>
        <CopyButton value={password} label={t("copy")} />
      </div>
    </Dialog>
  );
}
