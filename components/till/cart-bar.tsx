"use client";

import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { Button } from "@/components/ui/button";

type CartBarProps = { lineCount: number; total: string; onShow: () => void };

/** On a phone, which has no room for the cart beside the tiles: the number of lines, and a link to the cart. */
export function CartBar({ lineCount, total, onShow }: CartBarProps) {
  const t = useTranslations("till.cart");
  const format = useFormat();
  return (
    <div className="fixed inset-x-0 bottom-(--bottom-bar,0px) z-20 border-t border-line bg-surface p-3 md:hidden">
      <Button variant="primary" className="h-12 w-full justify-between px-4" onClick={onShow}>
        <span>
          {t("show")} · {t("pieces", { count: lineCount })}
        </span>
        <bdi className="tabular-nums">{format.money(total)}</bdi>
      </Button>
    </div>
  );
}
