"use client";

import { ChevronDown } from "lucide-react";
import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useFormat } from "@/components/hooks/use-format";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import type { EntryView } from "@/lib/sync/runs/sync-view";
import { ProblemText } from "../problem-text";
import { SentPayload } from "./sent-payload";

const TONES: Record<EntryView["outcome"], Tone> = { done: "success", failed: "danger", decision: "warning" };

/** An entry of a run's log: the operation, the store's answer, and the payload. */
export function EntryRow({ entry }: { entry: EntryView }) {
  const t = useTranslations("history");
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const panelId = `sent-${entry.id}`;
  const facts = [
    t(`entity.${entry.entity}`),
    entry.sku !== null && t("entries.sku", { sku: entry.sku }),
    entry.remoteId !== null && t("entries.remote", { id: String(entry.remoteId) }),
  ].filter((fact) => fact !== false);
  return (
    <li className="px-4 py-2.5 sm:px-5" data-outcome={entry.outcome}>
      <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-1 md:grid-cols-[10rem_minmax(0,1fr)_auto]">
        <div className="flex min-h-8 flex-wrap items-center gap-2 md:min-h-0 md:pt-0.5">
          <Badge tone={TONES[entry.outcome]}>
            {entry.outcome === "done" ? t(`operation.${entry.operation}`) : t(`outcome.${entry.outcome}`)}
          </Badge>
          {entry.outcome === "failed" && (
            <span className="text-[0.8125rem] text-ink-muted">{t(`tried.${entry.operation}`)}</span>
          )}
        </div>
        <div className="min-w-0 max-md:order-last max-md:col-span-2">
          <p className="font-medium break-words" dir="auto">
            {entry.productId === null ? (
              entry.label
            ) : (
              <Link href={`/products/${entry.productId}`} className="underline-offset-4 hover:underline">
                {entry.label}
              </Link>
            )}
          </p>
          <p className="text-[0.8125rem] break-words text-ink-muted">
            {facts.map((fact, index) => (
              <span key={fact}>
                {index > 0 && " · "}
                <bdi>{fact}</bdi>
              </span>
            ))}
          </p>
          {entry.errorCode !== null && (
            <div className="mt-1.5 max-w-[75ch] border-s-2 border-line ps-3">
              <ProblemText code={entry.errorCode} detail={entry.errorDetail} />
            </div>
          )}
        </div>
        <div className="flex items-center gap-2 text-[0.8125rem] text-ink-muted tabular-nums">
          <time dateTime={entry.createdAt} className="max-lg:hidden">
            {format.exactTime(entry.createdAt)}
          </time>
          <Button
            variant="ghost"
            size="sm"
            aria-expanded={isOpen}
            aria-controls={panelId}
            className={entry.hasSent ? "" : "invisible"}
            onClick={() => setIsOpen(!isOpen)}
          >
            {t("entries.sent")}
            <ChevronDown aria-hidden className={isOpen ? "rotate-180" : ""} />
          </Button>
        </div>
      </div>
      {isOpen && <SentPayload id={panelId} entryId={entry.id} />}
    </li>
  );
}
