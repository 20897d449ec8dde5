"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import type { Tone } from "@/components/ui/tone";
import type { StoreOverview, StoreState as State } from "@/lib/sync/runs/sync-view";
import { AcceptDatabase } from "./accept-database";
import { ProblemText } from "../problem-text";
import { useTimes } from "../use-times";
import { wooHref } from "../woo-href";

const TONES: Record<State["kind"], Tone> = {
  not_connected: "neutral",
  running: "accent",
  fault: "danger",
  never_synced: "neutral",
  failing: "warning",
  decisions: "warning",
  in_step: "success",
};

/** The part of an overview that the sentence needs. */
export type StateOverview = Pick<StoreOverview, "state" | "decisions"> & { store: { id: number; name: string } };

/** The store's state in one sentence, with the one thing to do about it. */
export function StoreState({ overview, canSeeSettings }: { overview: StateOverview; canSeeSettings: boolean }) {
  const t = useTranslations("woocommerce.overview");
  const { state, store } = overview;
  const action = actionFor(state, overview, canSeeSettings);
  const isOtherDatabase = state.kind === "fault" && state.code === "other_database";
  return (
    <Alert
      tone={state.kind === "running" && state.run.resumeAt !== null ? "warning" : TONES[state.kind]}
      title={<StateSentence overview={overview} />}
      isLive
      className="min-h-16 items-center"
      actions={
        isOtherDatabase && canSeeSettings ? (
          <AcceptDatabase storeId={store.id} />
        ) : (
          action && (
            <Button asChild size="sm">
              <Link href={wooHref(action.path, store.id)}>{t(action.label)}</Link>
            </Button>
          )
        )
      }
    >
      <StateHint state={state} />
    </Alert>
  );
}

function StateSentence({ overview }: { overview: StateOverview }) {
  const t = useTranslations("woocommerce.overview");
  const times = useTimes();
  const { state } = overview;
  const store = overview.store.name;
  switch (state.kind) {
    case "not_connected":
      return t(state.disconnectedAt === null ? "notConnected" : "disconnected", { store });
    case "running": {
      const { run } = state;
      if (run.resumeAt !== null) return t("waiting", { store, time: times.dateTime(run.resumeAt) });
      if (run.phase === null) return t("runningSoon", { store });
      return t("running", { store, done: run.done, total: run.total });
    }
    case "fault":
      return t("fault", { store });
    case "never_synced":
      return t("neverSynced", { store });
    case "failing":
      return t("failing", { store, count: state.count });
    case "decisions":
      return t("decisions", { store, count: state.count });
    case "in_step":
      return t("inStep", { store, time: times.dateTime(state.since) });
  }
}

function StateHint({ state }: { state: State }) {
  const t = useTranslations("woocommerce.overview");
  const times = useTimes();
  if (state.kind === "not_connected")
    return state.disconnectedAt === null
      ? t("notConnectedHint")
      : t("disconnectedHint", { time: times.dateTime(state.disconnectedAt) });
  if (state.kind === "never_synced") return t("neverSyncedHint");
  if (state.kind === "running" && state.run.errorCode !== null && state.run.resumeAt !== null) {
    return <ProblemText code={state.run.errorCode} detail={state.run.errorDetail} />;
  }
  if (state.kind !== "fault") return null;
  return (
    <>
      <ProblemText code={state.code} />
      <span className="mt-0.5 block text-[0.8125rem]">
        {state.nextProbeAt === null ? t("waitsForPerson") : t("nextLook", { time: times.dateTime(state.nextProbeAt) })}
      </span>
      {state.since && (
        <span className="mt-0.5 block text-[0.8125rem]">{t("since", { time: times.dateTime(state.since) })}</span>
      )}
    </>
  );
}

type Action = { label: "connectIt" | "openSettings" | "watch" | "openSync" | "decide"; path: string };

function actionFor(state: State, overview: StateOverview, canSeeSettings: boolean): Action | null {
  switch (state.kind) {
    case "not_connected":
      if (!canSeeSettings) return null;
      return state.disconnectedAt === null
        ? { label: "connectIt", path: "/woocommerce/connect" }
        : { label: "openSettings", path: "/woocommerce/settings" };
    case "fault":
      return canSeeSettings ? { label: "openSettings", path: "/woocommerce/settings" } : null;
    case "running":
      return { label: "watch", path: "/woocommerce/sync" };
    case "never_synced":
      return { label: "openSync", path: "/woocommerce/sync" };
    case "decisions":
      return { label: "decide", path: "/woocommerce/decisions" };
    case "failing":
      return overview.decisions > 0 ? { label: "decide", path: "/woocommerce/decisions" } : null;
    case "in_step":
      return null;
  }
}
