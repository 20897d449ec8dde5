"use client";

import { useTranslations } from "next-intl";
import type { UserView } from "@/lib/users/user-schema";
import { useUser } from "@/components/layout/user-context";
import { useApiError } from "@/components/hooks/use-api-error";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Skeleton } from "@/components/ui/skeleton";
import { SessionLines } from "./session-lines";
import { useSessions } from "./use-sessions";

/** Where a person is signed in, for an administrator. */
export function UserSessionsDialog({ user, onClose }: { user: UserView; onClose: () => void }) {
  const t = useTranslations("users.sessions");
  const errorText = useApiError();
  const { sessionId } = useUser();
  const { query, end, pendingId, isEndingAll } = useSessions(user.id);
  const sessions = query.data ?? [];
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("of", { name: user.name })}
      description={t("ofText", { name: user.name })}
      footer={
        sessions.some(({ id }) => id !== sessionId) && (
          <Button isPending={isEndingAll} onClick={() => end(null)}>
            {t("endAll")}
          </Button>
        )
      }
    >
      {query.isPending && <Skeleton className="h-16" />}
      {query.isError && <Alert tone="danger">{errorText(query.error)}</Alert>}
      {query.isSuccess && sessions.length === 0 && <p className="text-ink-muted">{t("none", { name: user.name })}</p>}
      {sessions.length > 0 && (
        <div className="-mx-5">
          <SessionLines sessions={sessions} pendingId={pendingId} onEnd={end} />
        </div>
      )}
    </Dialog>
  );
}
