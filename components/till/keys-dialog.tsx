"use client";

import { useTranslations } from "next-intl";
import { Dialog } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { TILL_KEYS } from "./use-till-keys";

/** The keyboard shortcuts of the till. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("till.keys");
  const rows: [keys: string[], text: string][] = [
    [["Enter"], t("add")],
    [["Enter"], t("line")],
    [["Esc"], t("clear")],
    [["↑", "↓"], t("move")],
    [["+", "−"], t("quantity")],
    [["Del"], t("remove")],
    [["3", "*"], t("hintQuantity")],
    [[TILL_KEYS.scan], t("scan")],
    [[TILL_KEYS.customer], t("customer")],
    [[TILL_KEYS.discount], t("discount")],
    [[TILL_KEYS.held], t("held")],
    [[TILL_KEYS.hold], t("hold")],
    [[TILL_KEYS.pay], t("pay")],
  ];
  return (
    <Dialog isOpen size="sm" onOpenChange={(isOpen) => !isOpen && onClose()} title={t("title")}>
      <dl className="divide-y divide-line">
        {rows.map(([keys, text]) => (
          <div key={text} className="flex items-center justify-between gap-4 py-2">
            <dt className="order-2 flex gap-1" dir="ltr">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
