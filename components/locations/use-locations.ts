"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { LocationView } from "@/lib/locations/location-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/hooks/use-send";

const KEY = ["locations"];

export type LocationTask = { kind: "add" } | { kind: "rename" | "archive"; location: LocationView };

/** The locations, the open dialog and its action. */
export function useLocations(initial: LocationView[]) {
  const t = useTranslations("locations");
  const errorText = useApiError();
  const { data: locations } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => fetchJson<LocationView[]>("/api/locations", { signal }),
    initialData: initial,
  });
  const send = useSend(KEY);
  const [task, setTask] = useState<LocationTask | null>(null);

  async function setArchived({ id }: LocationView, isArchived: boolean) {
    await send.mutateAsync({ url: `/api/locations/${id}`, method: "PATCH", body: { isArchived } });
    setTask(null);
  }

  function restore(location: LocationView) {
    setArchived(location, false).then(
      () => toast.success(t("restored")),
      (error: unknown) => toast.error(errorText(error)),
    );
  }

  function archive(location: LocationView) {
    setArchived(location, true).then(
      () => toast.success(t("archived"), { action: { label: t("undo"), onClick: () => restore(location) } }),
      // The dialog shows the refusal and stays open.
      () => undefined,
    );
  }

  async function saveName(name: string) {
    if (task?.kind === "rename") {
      const { id, name: nameBefore } = task.location;
      await send.mutateAsync({ url: `/api/locations/${id}`, method: "PATCH", body: { name, nameBefore } });
      toast.success(t("renamed"));
    } else {
      await send.mutateAsync({ url: "/api/locations", method: "POST", body: { name } });
      toast.success(t("created"));
    }
  }

  function start(next: LocationTask) {
    send.reset();
    setTask(next);
  }

  return {
    locations,
    task,
    start,
    close: () => setTask(null),
    saveName,
    archive,
    restore,
    isSending: send.isPending,
    /** The last refusal as a sentence. */
    refusal: send.isError ? errorText(send.error) : null,
  };
}
