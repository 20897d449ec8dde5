"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { fetchJson } from "@/lib/http/fetch-json";
import type { LocationView, NewLocation } from "@/lib/locations/location-schema";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/hooks/use-send";

const KEY = ["locations"];

export type LocationTask = { kind: "add" } | { kind: "edit" | "archive"; location: LocationView };

/** What the form of a task begins with. */
export function placeOf(task: LocationTask): NewLocation {
  if (task.kind === "add") return { name: "", address: "", phone: "" };
  const { name, address, phone } = task.location;
  return { name, address, phone };
}

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

  async function savePlace(values: NewLocation) {
    if (task?.kind === "edit") {
      const body = { ...values, before: placeOf(task) };
      await send.mutateAsync({ url: `/api/locations/${task.location.id}`, method: "PATCH", body });
      toast.success(t("saved"));
    } else {
      await send.mutateAsync({ url: "/api/locations", method: "POST", body: values });
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
    savePlace,
    archive,
    restore,
    isSending: send.isPending,
    /** The last refusal as a sentence. */
    refusal: send.isError ? errorText(send.error) : null,
  };
}
