"use client";

import { Paperclip } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useEffectEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useFieldControl } from "@/components/ui/field-context";

type FileInputProps = { accept: string; file: File | null; onChange: (file: File | null) => void };

/** The browser's own texts are in the browser's language, not in the user's. */
export function FileInput({ accept, file, onChange }: FileInputProps) {
  const t = useTranslations("common.file");
  const input = useRef<HTMLInputElement>(null);
  // A file may be chosen in the server's page before React listens to it.
  const adopt = useEffectEvent(() => {
    const chosen = input.current?.files?.[0];
    if (chosen !== undefined) onChange(chosen);
  });
  useEffect(() => adopt(), []);
  return (
    <span className="flex min-w-0 items-center gap-3">
      <input
        ref={input}
        type="file"
        accept={accept}
        {...useFieldControl({})}
        className="peer sr-only"
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
      {/* For mouse and touch; the keyboard is in the box itself. */}
      <Button
        aria-hidden
        tabIndex={-1}
        className="shrink-0 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
        onClick={() => input.current?.click()}
      >
        <Paperclip />
        {t("choose")}
      </Button>
      <bdi className={`min-w-0 truncate ${file === null ? "text-ink-muted" : ""}`}>{file?.name ?? t("none")}</bdi>
    </span>
  );
}
