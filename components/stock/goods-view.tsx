"use client";

import { PackageOpen } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef } from "react";
import { useFieldError } from "@/components/hooks/use-field-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FormActions } from "@/components/ui/form-actions";
import { GoodsFields } from "./goods-fields";
import { GoodsFinder } from "./goods-finder";
import { GoodsLines } from "./goods-lines";
import type { LocationChoice } from "./location-choice";
import { type GoodsKind, useGoodsForm } from "./use-goods-form";

type GoodsViewProps = { kind: GoodsKind; locations: LocationChoice[] };

/**
 * Books received goods or a transfer: a list, then one button. Enter alone never books, since a scanner sends it with
 * each code; Ctrl+Enter does.
 */
export function GoodsView({ kind, locations }: GoodsViewProps) {
  const t = useTranslations("stock.goods");
  const issueText = useFieldError();
  const isTransfer = kind === "transfer";
  const form = useGoodsForm(kind, locations);
  const { goods, from, problems, question } = form;
  const finder = useRef<HTMLInputElement>(null);

  return (
    <form
      noValidate
      className="max-w-4xl space-y-4"
      onSubmit={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        form.submit();
      }}
    >
      <GoodsFields kind={kind} form={form} locations={locations} onEnter={() => finder.current?.focus()} />
      <Card isFlush title={t("lines")}>
        <div className="px-4 pb-3 sm:px-5">
          <GoodsFinder inputRef={finder} label={t("find")} onFound={goods.add} />
        </div>
        {goods.lines.length === 0 ? (
          <EmptyState
            icon={PackageOpen}
            title={t("empty.title")}
            description={t("empty.text")}
            className="border-t border-line py-8"
          />
        ) : (
          <GoodsLines
            goods={goods}
            fromLocationId={isTransfer ? from : null}
            problems={problems}
            onEnd={() => finder.current?.focus()}
          />
        )}
      </Card>
      {(problems.all ?? problems.lines) !== undefined && (
        <Alert tone="danger" isLive>
          {problems.all ?? issueText(problems.lines)}
        </Alert>
      )}
      <FormActions status={t("count", { count: goods.lines.length })}>
        <Button variant="primary" aria-keyshortcuts="Control+Enter" isPending={form.isPosting} onClick={form.submit}>
          {t(`${kind}.submit`)}
        </Button>
      </FormActions>
      <ConfirmDialog
        isOpen={question !== null}
        onOpenChange={(isOpen) => !isOpen && form.forgetQuestion()}
        title={t("askTitle")}
        description={question}
        confirmLabel={t("askConfirm")}
        onConfirm={form.confirm}
      />
    </form>
  );
}
