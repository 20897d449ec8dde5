"use client";

import { Link } from "@/components/ui/link";
import { useTranslations } from "next-intl";
import type { ActivityChange } from "@/lib/activity/activity-changes";
import type { ActivityView } from "@/lib/activity/activity-schema";
import type messages from "@/lib/i18n/messages/en/activity.json";
import { useFormat } from "@/components/hooks/use-format";

type SaleAction = keyof (typeof messages)["actions"]["sale"];

type Field = keyof (typeof messages)["fields"];

const PAGES: Record<string, string> = { sale: "/sales", customer: "/customers", product: "/products", stock: "/stock" };

/** A deleted thing has no page to link to. */
const WITHOUT_PAGE = ["sale.discarded"];

export function ActivityList({ items, hasLinks = true }: { items: ActivityView[]; hasLinks?: boolean }) {
  const t = useTranslations("activity");
  const format = useFormat();
  return (
    <ul className="divide-y divide-line">
      {items.map((item) => (
        <li
          key={item.id}
          className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-0.5 px-4 py-2.5 sm:px-5"
        >
          <div className="min-w-0 flex-1 basis-64">
            <bdi className="font-medium">{item.userName ?? t("somebody")}</bdi>{" "}
            <ActionText item={item} hasLink={hasLinks} />
            {item.changes.length > 0 && <ChangeList changes={item.changes} />}
          </div>
          <time dateTime={item.createdAt} className="text-[0.8125rem] whitespace-nowrap text-ink-muted">
            {format.exactTime(item.createdAt)}
          </time>
        </li>
      ))}
    </ul>
  );
}

function ActionText({ item, hasLink }: { item: ActivityView; hasLink: boolean }) {
  const t = useTranslations("activity");
  const format = useFormat();
  const { total, currency, ...details } = item.details;
  const values = {
    number: "",
    name: "",
    count: 0,
    what: "",
    value: "",
    ...details,
    total: total && currency ? format.money(total, currency) : (total ?? ""),
  };
  // The action comes from the database; an action without a sentence in this version is shown as stored.
  const key = `actions.${item.action}` as `actions.sale.${SaleAction}`;
  const text = t.has(key) ? t(key, values) : t("other", { action: item.action });
  const page = PAGES[item.entity];
  const canLink = hasLink && page !== undefined && item.entityId !== null && !WITHOUT_PAGE.includes(item.action);
  const notes = [
    details.oversold && t("oversold"),
    details.before && t("renamed", { before: details.before }),
    details.reason,
  ].filter(Boolean);
  return (
    <>
      {canLink ? (
        <Link href={`${page}/${item.entityId}`} className="hover:text-accent-ink hover:underline">
          {text}
        </Link>
      ) : (
        text
      )}
      {notes.length > 0 && <span className="text-ink-muted"> ({notes.join(", ")})</span>}
    </>
  );
}

/** Each changed field, before and after. */
function ChangeList({ changes }: { changes: ActivityChange[] }) {
  const t = useTranslations("activity");
  const nameOf = (field: string) => {
    const key = `fields.${field}` as `fields.${Field}`;
    return t.has(key) ? t(key) : field;
  };
  return (
    <ul className="mt-0.5 text-[0.8125rem] text-ink-muted">
      {changes.map((change, index) => (
        <li key={index}>
          {change.of !== undefined && (
            <>
              <bdi>{change.of}</bdi>
              {" · "}
            </>
          )}
          {change.before === undefined || change.after === undefined
            ? nameOf(change.field)
            : t.rich("changed", {
                field: nameOf(change.field),
                before: () => <ChangedValue text={change.before} />,
                after: () => <ChangedValue text={change.after} />,
              })}
        </li>
      ))}
    </ul>
  );
}

/** A value in its own direction; "nothing", "yes" and "no" in the user's language. */
function ChangedValue({ text = "" }: { text?: string | undefined }) {
  const t = useTranslations("activity.values");
  return (
    <bdi className="text-ink">
      {text === "" ? t("nothing") : text === "yes" ? t("yes") : text === "no" ? t("no") : text}
    </bdi>
  );
}
