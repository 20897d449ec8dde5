"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Link } from "@/components/ui/link";
import { type PreviewItem, SENDING_KINDS } from "@/lib/sync/preview/preview-view";
import { useProblem } from "../problem-text";
import { wooHref } from "../woo-href";
import { KIND_TONES } from "./kind-tones";
import { PreviewDetails } from "./preview-details";
import type { PreviewChoice } from "./use-preview";

type PreviewRowProps = {
  item: PreviewItem;
  storeId: number;
  choice: PreviewChoice;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
};

/** A product of the preview: what would happen to it, and its fields once it is opened. */
export function PreviewRow({ item, storeId, choice, isChosen, onChoose }: PreviewRowProps) {
  const t = useTranslations("preview");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const panelId = `preview-${item.id}`;
  const isSending = SENDING_KINDS.has(item.kind);
  const isWhole = item.kind === "create" || item.kind === "link" || item.kind === "restore";
  const parts = [
    isWhole ? t("everything") : format.list(item.fields.map((field) => t(`fields.${field}`))),
    item.variations > 0 ? t("variations", { count: item.variations }) : "",
  ].filter((part) => part !== "");
  return (
    <li className="px-4 py-2.5 sm:px-5" data-kind={item.kind}>
      <div className="flex items-start gap-3">
        <span className="flex min-h-8 w-5 shrink-0 items-center">
          {isSending && (
            <Checkbox
              aria-label={t("select", { name: item.name })}
              checked={isChosen}
              onChange={(event) => onChoose(event.target.checked)}
            />
          )}
        </span>
        <div className="min-w-0 flex-1 pt-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link href={`/products/${item.id}`} className="font-medium break-words underline-offset-4 hover:underline">
              <bdi>{item.name}</bdi>
            </Link>
            <Badge tone={KIND_TONES[item.kind]}>{t(`kinds.${item.kind}`)}</Badge>
          </p>
          <p className="text-[0.8125rem] break-words text-ink-muted">
            <bdi>{item.sku}</bdi>
            {isSending && parts.length > 0 && (
              <>
                {" · "}
                <bdi>{parts.join(" · ")}</bdi>
              </>
            )}
          </p>
          {item.errorCode !== null && <LastFailure code={item.errorCode} />}
        </div>
        {item.kind === "decision" ? (
          <Button asChild size="sm" variant="ghost">
            <Link href={wooHref("/woocommerce/decisions", storeId)}>{t("decide")}</Link>
          </Button>
        ) : (
          <Button
            size="icon-sm"
            variant="ghost"
            aria-label={t("details.show", { name: item.name })}
            aria-expanded={isOpen}
            aria-controls={panelId}
            onClick={() => setIsOpen(!isOpen)}
          >
            <ChevronDown aria-hidden className={isOpen ? "rotate-180" : ""} />
          </Button>
        )}
      </div>
      {isOpen && <PreviewDetails id={panelId} storeId={storeId} productId={item.id} choice={choice} />}
    </li>
  );
}

function LastFailure({ code }: { code: string }) {
  const t = useTranslations("preview");
  const { title } = useProblem(code);
  return <p className="text-[0.8125rem] text-danger-ink">{t("lastFailure", { problem: title })}</p>;
}
