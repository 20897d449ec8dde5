"use client";

import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { isPulling, type PullView } from "@/lib/sync/pull/pull-view";
import { Refusal } from "../refusal";
import { wooHref } from "../woo-href";
import { PullPreview } from "./pull-preview";
import { PullProblem } from "./pull-problem";
import { PullProducts } from "./pull-products";
import { PullProgress } from "./pull-progress";
import { PullResults } from "./pull-results";
import { usePull } from "./use-pull";

type PullViewProps = {
  store: { id: number; url: string };
  initial: PullView | null;
  isConnected: boolean;
  rates: { id: number; name: string }[];
};

/** Taking over what a store has: read, preview, write, and the results. */
export function PullPage({ store, initial, isConnected, rates }: PullViewProps) {
  const t = useTranslations("pull");
  const { pull, act } = usePull(store.id, initial);
  const isUnderWay = pull !== null && isPulling(pull);
  const isReady = pull?.status === "ready";
  const start = (
    <Button
      variant={pull === null ? "primary" : "secondary"}
      disabled={!isConnected}
      isPending={act.isPending && act.variables.kind === "start"}
      onClick={() => act.mutate({ kind: "start" })}
    >
      {t(pull === null ? "intro.start" : "end.again")}
    </Button>
  );
  return (
    <div className="space-y-5">
      {!isUnderWay && !isReady && (
        <Card title={t("intro.title")} description={t("intro.text")}>
          {start}
          {!isConnected && <p className="mt-2 text-ink-muted">{t("intro.notConnected")}</p>}
        </Card>
      )}
      {act.isError && <Refusal error={act.error} />}
      {pull && isUnderWay && (
        <PullProgress
          pull={pull}
          isPending={act.isPending}
          onCancel={() => act.mutate({ kind: "cancel", id: pull.id })}
        />
      )}
      {pull?.status === "failed" && <PullProblem pull={pull} />}
      {pull?.status === "cancelled" && pull.finishedAt !== null && <Alert>{t("end.cancelled")}</Alert>}
      {pull?.status === "completed" && pull.preview && (
        <PullResults preview={pull.preview} syncHref={wooHref("/woocommerce/sync", store.id)} />
      )}
      {pull?.preview && isReady && (
        <PullPreview
          key={pull.id}
          pull={pull}
          preview={pull.preview}
          rates={rates}
          isPending={act.isPending}
          onApply={(choices) => act.mutate({ kind: "apply", id: pull.id, choices })}
          onDiscard={() => act.mutate({ kind: "cancel", id: pull.id })}
        />
      )}
      {pull?.preview && (isReady || pull.status === "completed") && (
        <PullProducts key={`products-${pull.id}-${pull.status}`} pull={pull} storeUrl={store.url} />
      )}
    </div>
  );
}
