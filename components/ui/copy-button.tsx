"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";

type CopyButtonProps = {
  value: string;
  /** Name of the copied text, for the button's label: "Copy delivery address". */
  label?: string;
  className?: string;
};

const CONFIRMED_MS = 2_000;

export function CopyButton({ value, label, className }: CopyButtonProps) {
  const t = useTranslations("common");
  const [isCopied, setIsCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setIsCopied(false), CONFIRMED_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  return (
    <Button
      variant="ghost"
      size="icon-sm"
      aria-label={isCopied ? t("copied") : (label ?? t("copy"))}
      className={className}
      onClick={() => {
        copyText(value).then(setIsCopied, () => setIsCopied(false));
      }}
    >
      {isCopied ? <Check aria-hidden className="text-success-ink" /> : <Copy aria-hidden />}
    </Button>
  );
}

/** The clipboard API exists on https and localhost only, and a server in a shop's network is often neither. */
async function copyText(value: string): Promise<boolean> {
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(value);
    return true;
  }
  const area = document.createElement("textarea");
  area.value = value;
  area.style.position = "fixed";
  area.style.opacity = "0";
  document.body.append(area);
  area.select();
  try {
    return document.execCommand("copy");
  } finally {
    area.remove();
  }
}
