"use client";

import { useTranslations } from "next-intl";
import type { ComponentProps } from "react";
import { Button } from "@/components/ui/button";

/** Clears all filters of a list. */
export function ClearFilters(button: Pick<ComponentProps<typeof Button>, "variant" | "className" | "onClick">) {
  const t = useTranslations("common");
  return <Button {...button}>{t("clearFilters")}</Button>;
}
