"use client";

import { MoreHorizontal, Warehouse } from "lucide-react";
import { useTranslations } from "next-intl";
import type { LocationView } from "@/lib/locations/location-schema";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuItem } from "@/components/ui/dropdown-menu";
import type { LocationTask } from "./use-locations";

type LocationListProps = {
  locations: LocationView[];
  onStart: (task: LocationTask) => void;
  onRestore: (location: LocationView) => void;
};

export function LocationList({ locations, onStart, onRestore }: LocationListProps) {
  const t = useTranslations("locations");
  return (
    <ul className="divide-y divide-line">
      {locations.map((location) => (
        <li key={location.id} className="flex items-center gap-3 px-4 py-3 sm:px-5">
          <Warehouse aria-hidden className="size-4 shrink-0 text-ink-muted" />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-center gap-2">
              <bdi className="font-medium break-words">{location.name}</bdi>
              {location.isArchived && <Badge>{t("isArchived")}</Badge>}
            </div>
            {location.address !== "" && (
              <p className="truncate text-[0.8125rem] text-ink-muted">
                <bdi>{location.address.replaceAll("\n", ", ")}</bdi>
              </p>
            )}
            <p className="text-[0.8125rem] text-ink-muted">
              {t("stocked", { count: location.stocked })}
              {location.stores.length > 0 && ` · ${t("sellsTo", { stores: location.stores.join(", ") })}`}
            </p>
          </div>
          {location.isArchived ? (
            <Button size="sm" onClick={() => onRestore(location)}>
              {t("restore")}
            </Button>
          ) : (
            <DropdownMenu
              trigger={
                <Button variant="ghost" size="icon-sm" aria-label={t("actions", { name: location.name })}>
                  <MoreHorizontal aria-hidden />
                </Button>
              }
            >
              <DropdownMenuItem onSelect={() => onStart({ kind: "edit", location })}>{t("edit")}</DropdownMenuItem>
              <DropdownMenuItem onSelect={() => onStart({ kind: "archive", location })}>
                {t("archive")}
              </DropdownMenuItem>
            </DropdownMenu>
          )}
        </li>
      ))}
    </ul>
  );
}
