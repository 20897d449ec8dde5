"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useApiError } from "@/components/hooks/use-api-error";
import { useSend } from "@/components/hooks/use-send";
import { fetchJson } from "@/lib/http/fetch-json";
import type { SessionView } from "@/lib/users/session-view";

/**
 * The sessions of a user, and how they are ended.
 *
 * @param who a user's id, or "me"
 */
export function useSessions(who: number | "me", initial?: SessionView[]) {
  const t = useTranslations("users.sessions");
  const errorText = useApiError();
  const url = `/api/users/${who}/sessions`;
  const queryKey = ["sessions", who];
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => fetchJson<SessionView[]>(url, { signal }),
    initialData: initial,
  });
  const send = useSend(queryKey);

  function end(session: SessionView | null, onSettled?: () => void) {
    send.mutate(
      { url: session === null ? url : `${url}/${session.id}`, method: "DELETE" },
      {
        onSuccess: () => toast.success(t(session === null ? "allEnded" : "ended")),
        onError: (error) => toast.error(errorText(error)),
        onSettled,
      },
    );
  }

  const endingUrl = send.isPending ? send.variables.url : null;
  const pendingId = query.data?.find(({ id }) => endingUrl === `${url}/${id}`)?.id ?? null;
  return { query, end, pendingId, isEndingAll: endingUrl === url };
}
