"use client";

import { Printer } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useFormat } from "@/components/hooks/use-format";
import { useCan } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";

/** `text`: a notice for a sale whose answer arrived late. */
export type DoneSale = { id: number; change: string; total: string; text: string | null };

/** The change due, in figures that can be read from across the counter. Enter closes. */
export function DoneDialog({ sale, onClose }: { sale: DoneSale; onClose: () => void }) {
  const t = useTranslations("till.done");
  const format = useFormat();
  const canShow = useCan("sales.view");
  const hasChange = /[1-9]/.test(sale.change);
  return (
    <Dialog
      isOpen
      size="sm"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("title")}
      description={sale.text}
      footer={
        <>
          {canShow && (
            <Button asChild size="lg" className="sm:me-auto">
              <Link href={`/sales/${sale.id}`}>{t("show")}</Link>
            </Button>
          )}
          <Button asChild size="lg">
            <a href={`/sales/${sale.id}/receipt?print=1`} target="_blank" rel="noopener">
              <Printer aria-hidden />
              {t("print")}
            </a>
          </Button>
          <Button variant="primary" size="lg" autoFocus onClick={onClose}>
            {t("next")}
          </Button>
        </>
      }
    >
      <div className="rounded-box bg-success-soft px-5 py-6 text-center text-success-ink">
        <p>{hasChange ? t("change") : t("noChange")}</p>
        {hasChange && (
          <p className="mt-1 text-4xl font-semibold tabular-nums" data-testid="change-due">
            <bdi>{format.money(sale.change)}</bdi>
          </p>
        )}
      </div>
    </Dialog>
  );
}
