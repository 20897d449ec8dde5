"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { ApplyChoices, ImportView } from "@/lib/catalog/import/import-schema";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { DryRun } from "./dry-run";
import { ImageProgress } from "./image-progress";
import { ImportedList } from "./imported-list";
import type { ImportStore } from "./sending-choice";

type ImportStateProps = {
  view: ImportView;
  isPending: boolean;
  stores: ImportStore[];
  onApply: (choices: ApplyChoices) => void;
  onCancel: () => void;
  onStartOver: () => void;
};

/** The state of the import in one sentence, and the next step. */
export function ImportState({ view, isPending, stores, onApply, onCancel, onStartOver }: ImportStateProps) {
  const t = useTranslations("importProducts");
  switch (view.status) {
    case "reading":
    case "checking":
      return (
        <Card title={t("checking", { file: view.fileName })}>
          <Progress
            label={t("checking", { file: view.fileName })}
            value={0}
            valueText={t("linesRead", { count: view.total })}
          >
            {t("linesRead", { count: view.total })}
          </Progress>
          <Button className="mt-4" isPending={isPending} onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Card>
      );
    case "checked":
      return <DryRun view={view} stores={stores} isPending={isPending} onApply={onApply} onCancel={onCancel} />;
    case "applying":
      return (
        <Card title={t("applying", { file: view.fileName })} description={t("applyingText")}>
          <Progress
            label={t("applying", { file: view.fileName })}
            value={view.done}
            max={view.steps}
            valueText={t("step", { done: view.done, steps: view.steps })}
          >
            {t("step", { done: view.done, steps: view.steps })}
          </Progress>
          <Button className="mt-4" isPending={isPending || view.isCancelling} onClick={onCancel}>
            {t("cancel")}
          </Button>
        </Card>
      );
    case "completed":
      return (
        <div className="space-y-4">
          <Alert
            isLive
            tone="success"
            title={t("completed", { created: view.productsToCreate, updated: view.productsToUpdate })}
            actions={
              <>
                <Button asChild variant="primary">
                  <Link href="/products">{t("toProducts")}</Link>
                </Button>
                <Button onClick={onStartOver}>{t("another")}</Button>
              </>
            }
          >
            {view.isHeldBack && view.productsToCreate > 0 ? t("heldBack") : undefined}
          </Alert>
          <ImageProgress id={view.id} images={view.images} />
          {view.productsToCreate + view.productsToUpdate > 0 && <ImportedList id={view.id} />}
        </div>
      );
    case "cancelled":
    case "failed":
      return (
        <Alert
          isLive
          tone={view.status === "failed" ? "danger" : "neutral"}
          title={t(view.status)}
          actions={<Button onClick={onStartOver}>{t("another")}</Button>}
        >
          {t(view.errorCode === "importTooLong" ? "tooLong" : "nothingWritten")}
        </Alert>
      );
  }
}
