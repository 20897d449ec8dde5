"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import type { CountResult } from "@/lib/stock/stock-view";
import { useApiError } from "@/components/hooks/use-api-error";
import { useFormat } from "@/components/hooks/use-format";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { countDifference } from "./count-difference";
import { GoodsName } from "./goods-name";
import { quantityAt } from "./quantities";
import type { CountedLine } from "./use-count-draft";
import { usePostGoods } from "./use-stock";

type PostCountDialogProps = { lines: CountedLine[]; locationId: number; onClose: () => void; onPosted: () => void };

/** The differences, for a last check before they are posted. */
export function PostCountDialog({ lines, locationId, onClose, onPosted }: PostCountDialogProps) {
  const t = useTranslations("stock.count");
  const errorText = useApiError();
  const format = useFormat();
  const post = usePostGoods<CountResult>("counts");
  const [note, setNote] = useState("");
  const verdicts = lines.map((line) => ({
    line,
    ...countDifference(line.counted, quantityAt(line.row, locationId) ?? "0"),
  }));
  const wrong = verdicts.filter((verdict) => "message" in verdict);
  const different = verdicts.flatMap((verdict) =>
    "difference" in verdict && verdict.difference !== "0" ? [verdict] : [],
  );

  async function submit() {
    const now = Date.now();
    const body = {
      locationId,
      note,
      lines: lines.map(({ row, counted, countedAt }) => ({
        variationId: row.variationId,
        counted,
        ageMs: Math.max(0, now - countedAt),
      })),
    };
    try {
      const { reference, changed } = await post.mutateAsync(body);
      toast.success(t("posted", { reference, count: changed }));
      onPosted();
    } catch {
      // The dialog shows the error; the counts stay on the sheet.
    }
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("reviewTitle")}
      description={t("reviewText")}
      footer={
        <>
          <Button onClick={onClose}>{t("backToSheet")}</Button>
          <Button
            variant="primary"
            disabled={wrong.length > 0}
            isPending={post.isPending}
            onClick={() => void submit()}
          >
            {t("post")}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        {wrong.length > 0 && <Alert tone="danger">{t("wrong", { count: wrong.length })}</Alert>}
        {post.isError && (
          <Alert tone="danger" isLive>
            {errorText(post.error)}
          </Alert>
        )}
        <p>{t("summary", { count: lines.length, different: different.length })}</p>
        {different.length > 0 && (
          <ul className="max-h-72 divide-y divide-line overflow-y-auto rounded-box border border-line">
            {different.map(({ line, difference }) => (
              <li key={line.row.variationId} className="flex items-center justify-between gap-3 px-3 py-2">
                <GoodsName goods={{ ...line.row, image: undefined }} />
                <bdi
                  className={`font-medium tabular-nums ${difference.startsWith("-") ? "text-danger-ink" : "text-warning-ink"}`}
                >
                  {difference.startsWith("-") ? "" : "+"}
                  {format.number(difference)}
                </bdi>
              </li>
            ))}
          </ul>
        )}
        <Field label={t("note")} hint={t("noteHint")} isOptional>
          <Input dir="auto" maxLength={400} value={note} onChange={(event) => setNote(event.target.value)} />
        </Field>
      </div>
    </Dialog>
  );
}
