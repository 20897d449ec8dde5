"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SessionView } from "@/lib/users/session-view";
import { useUser } from "@/components/layout/user-context";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { AccountTabs } from "./account-tabs";
import { SessionLines } from "./session-lines";
import { useSessions } from "./use-sessions";

/** Where the person is signed in. */
export function OwnSessionsView({ initial }: { initial: SessionView[] }) {
  const t = useTranslations("users.sessions");
  const { sessionId } = useUser();
  const { query, end, pendingId, isEndingAll } = useSessions("me", initial);
  const [isAsking, setIsAsking] = useState(false);
  const sessions = query.data ?? [];
  const hasOthers = sessions.some(({ id }) => id !== sessionId);

  return (
    <div className="max-w-3xl">
      <PageHeader title={t("title")} description={t("intro")} />
      <AccountTabs />
      <Card
        isFlush
        footer={
          hasOthers ? (
            <Button onClick={() => setIsAsking(true)}>{t("endOthers")}</Button>
          ) : (
            <p className="text-ink-muted">{t("alone")}</p>
          )
        }
      >
        <SessionLines sessions={sessions} pendingId={pendingId} onEnd={end} />
      </Card>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setIsAsking}
        title={t("endOthersTitle")}
        description={t("endOthersText")}
        confirmLabel={t("endOthers")}
        isPending={isEndingAll}
        onConfirm={() => end(null, () => setIsAsking(false))}
      />
    </div>
  );
}
