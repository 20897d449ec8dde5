"use client";

import { useTranslations } from "next-intl";
import type { SessionView } from "@/lib/users/session-view";
import { useFormat } from "@/components/hooks/use-format";
import { useUser } from "@/components/layout/user-context";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";

type SessionLinesProps = {
  sessions: SessionView[];
  /** The session that is being ended. */
  pendingId: string | null;
  onEnd: (session: SessionView) => void;
};

/** Sessions by their device, each with a button that ends it, but for the session of this browser. */
export function SessionLines({ sessions, pendingId, onEnd }: SessionLinesProps) {
  const t = useTranslations("users.sessions");
  const format = useFormat();
  const { sessionId } = useUser();
  return (
    <ul className="divide-y divide-line">
      {sessions.map((session) => {
        const device = describeDevice(t, session);
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1 basis-56">
              <div className="flex flex-wrap items-center gap-2">
                <span className="font-medium break-words">{device}</span>
                {session.id === sessionId && <Badge tone="accent">{t("this")}</Badge>}
              </div>
              <p className="text-[0.8125rem] text-ink-muted">
                {t("lastSeen", { time: format.dateTime(session.lastSeenAt) })}
                {session.address !== null && (
                  <>
                    {" · "}
                    <bdi dir="ltr">{session.address}</bdi>
                  </>
                )}
              </p>
              <p className="text-[0.8125rem] text-ink-muted">
                {t("since", { time: format.dateTime(session.createdAt) })}
              </p>
            </div>
            {session.id !== sessionId && (
              <Button
                size="sm"
                aria-label={t("endOf", { device })}
                isPending={pendingId === session.id}
                onClick={() => onEnd(session)}
              >
                {t("end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

type Translate = ReturnType<typeof useTranslations<"users.sessions">>;

function describeDevice(t: Translate, { browser, system }: SessionView): string {
  if (browser !== null && system !== null) return t("device", { browser, system });
  return browser ?? system ?? t("unknownDevice");
}
