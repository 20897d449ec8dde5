"use client";

import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useFormat } from "@/components/hooks/use-format";
import type { FirstPage } from "@/components/list/use-list";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { DeliveryPage, WebhooksView as Webhooks } from "@/lib/sync/webhooks/webhook-view";
import { ProblemText, useProblem } from "../woocommerce/problem-text";
import { Refusal } from "../woocommerce/refusal";
import { ForeignSources } from "./foreign-sources";
import { ManualSetup } from "./manual-setup";
import { Deliveries } from "./deliveries";
import { useWebhookAction, useWebhooks } from "./use-webhooks";
import { WebhookList } from "./webhook-list";

type WebhooksViewProps = {
  store: { id: number; url: string };
  initial: Webhooks;
  canSetUp: boolean;
  /** Null for users who may not see orders. */
  deliveries: FirstPage<DeliveryPage> | null;
};

const WELL = ["active", "receiving"];

/** The store's webhooks: the state in a sentence, the four endpoints, and the deliveries. */
export function WebhooksView({ store, initial, canSetUp, deliveries }: WebhooksViewProps) {
  const t = useTranslations("webhooks");
  const { data: view } = useWebhooks(store.id, initial);
  const setUp = useWebhookAction(store.id, "setUp");
  const check = useWebhookAction(store.id, "check");
  const hasNone = view.items.every(({ health }) => health === "none");
  const isWell = view.items.every(({ health }) => WELL.includes(health));
  const latest = [setUp, check].sort((a, b) => b.submittedAt - a.submittedAt)[0];
  return (
    <div className="space-y-5">
      {view.hasKeys && (
        <State
          view={view}
          actions={
            canSetUp && (
              <>
                {!hasNone && (
                  <Button
                    isPending={check.isPending}
                    disabled={setUp.isPending}
                    onClick={() =>
                      check.mutate(undefined, {
                        onSuccess: ({ problem }) => void (problem === null && toast.success(t("checked"))),
                      })
                    }
                  >
                    {t("check")}
                  </Button>
                )}
                <Button
                  variant={isWell ? "secondary" : "primary"}
                  isPending={setUp.isPending}
                  disabled={check.isPending}
                  onClick={() =>
                    setUp.mutate(undefined, {
                      onSuccess: ({ problem, changed }) =>
                        void (problem === null && toast.success(t("done", { count: changed }))),
                    })
                  }
                >
                  {t(view.items.some(({ isOurs }) => isOurs) ? "repair" : "setUp")}
                </Button>
              </>
            )
          }
        />
      )}
      {latest?.isError && <Refusal error={latest.error} />}
      {latest?.data?.problem && <StoreProblem {...latest.data.problem} />}
      {view.hasKeys && view.addressProblem && isUnproven(view) && (
        <Alert tone="warning" title={t("address.title", { url: view.publicUrl })}>
          {t(`address.${view.addressProblem}`, { url: view.publicUrl })}
        </Alert>
      )}
      {view.hasKeys && view.foreignSources.length > 0 && <ForeignSources sources={view.foreignSources} />}
      {view.hasKeys && <WebhookList storeId={store.id} items={view.items} canSetUp={canSetUp} />}
      {view.hasKeys && canSetUp && <ManualSetup storeUrl={store.url} />}
      {deliveries && <Deliveries storeId={store.id} initial={deliveries} />}
    </div>
  );
}

/** A delivery proves that the store can reach this application, whatever the address looks like. */
const isUnproven = (view: Webhooks) =>
  view.addressProblem !== null && view.items.every(({ lastDeliveryAt }) => lastDeliveryAt === null);

function State({ view, actions }: { view: Webhooks; actions: React.ReactNode }) {
  const t = useTranslations("webhooks");
  const format = useFormat();
  const bad = view.items.filter(({ health }) => !WELL.includes(health)).length;
  const isUnknown = view.items.every(({ health }) => health === "none");
  const isWell = bad === 0 && view.items.some(({ health }) => health === "active");
  const checkedAt = view.items
    .map((item) => item.checkedAt)
    .filter((when) => when !== null)
    .sort()[0];
  return (
    <Alert tone={isUnknown ? "neutral" : bad > 0 || isUnproven(view) ? "warning" : "success"} actions={actions}>
      <p className="font-medium">
        {isUnknown
          ? t("state.none")
          : bad > 0
            ? t("state.partly", { count: bad })
            : t(isUnproven(view) ? "state.unproven" : isWell ? "state.active" : "state.receiving")}
      </p>
      <p className="text-[0.8125rem] opacity-85">
        {[
          checkedAt && t("state.checked", { when: format.dateTime(checkedAt) }),
          view.polledAt && t("state.polled", { when: format.dateTime(view.polledAt) }),
        ]
          .filter(Boolean)
          .join(" ")}
        {actions === false && ` ${t("noPermission")}`}
      </p>
    </Alert>
  );
}

function StoreProblem({ code, detail }: { code: string; detail: string | null }) {
  const { title } = useProblem(code);
  return (
    <Alert tone="danger" isLive title={title}>
      <ProblemText code={code} detail={detail} hasTitle={false} />
    </Alert>
  );
}
