"use client";

import { CalendarDays } from "lucide-react";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { Popover } from "radix-ui";
import { type Ref, useContext, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { FieldContext } from "@/components/ui/field-context";
import { Input } from "@/components/ui/input";
import { formatDay } from "@/lib/i18n/day-text";
import { type DayDraft, followValue, type DayProblem, problemOf, reportedBy, startDraft } from "./day-draft";

// About 30 kB that most visits of a page with a date never need.
const DateCalendar = dynamic(() => import("./date-calendar").then((module) => module.DateCalendar), {
  loading: () => <div aria-busy className="min-h-82 min-w-63" />,
});

type DateFieldProps = {
  /** "2026-03-05", or empty. Inside a Field also a typed text that is no day, for the form's own validation. */
  value: string;
  onChange: (value: string) => void;
  min?: string | undefined;
  max?: string | undefined;
  id?: string;
  name?: string;
  ref?: Ref<HTMLInputElement>;
  onBlur?: () => void;
  className?: string;
};

/**
 * A day, typed or chosen. The browser's own date box uses the browser's language, not the user's. In a form it
 * reports while somebody types; alone, as a filter, it reports when they are done.
 */
export function DateField({ value, onChange, min, max, id, name, ref, onBlur, className }: DateFieldProps) {
  const t = useTranslations("common.day");
  const locale = useLocale();
  const isInForm = useContext(FieldContext) !== null;
  const problemId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState<DayDraft>(() => startDraft(value));
  const current = followValue(locale, draft, value);
  if (current !== draft) setDraft(current);

  const type = (text: string) => {
    setDraft({ ...current, text, problem: null });
    if (isInForm) onChange(reportedBy(locale, text));
  };
  const finish = () => {
    if (current.text === null) return;
    const day = reportedBy(locale, current.text);
    const problem = problemOf(day, { min, max });
    if (isInForm || problem === null) {
      setDraft({ ...current, text: formatDay(locale, day), problem: null });
      if (day !== value) onChange(day);
    } else setDraft({ ...current, problem });
  };
  const choose = (day: string) => {
    setIsOpen(false);
    setDraft({ ...current, text: formatDay(locale, day), problem: null });
    if (day !== value) onChange(day);
  };
  const sentences: Record<DayProblem, () => string> = {
    invalid: () => t("invalid", { example: formatDay(locale, "2026-12-31") }),
    tooEarly: () => t("tooEarly", { day: formatDay(locale, min ?? "") }),
    tooLate: () => t("tooLate", { day: formatDay(locale, max ?? "") }),
  };

  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <div className={classNames("min-w-0", className)}>
        <Popover.Anchor className="relative">
          <Input
            {...(id ? { id } : {})}
            {...(name ? { name } : {})}
            ref={ref}
            autoComplete="off"
            spellCheck={false}
            placeholder={t("placeholder")}
            value={current.text ?? formatDay(locale, value)}
            {...(current.problem ? { "aria-invalid": true, "aria-describedby": problemId } : {})}
            onChange={(event) => type(event.target.value)}
            onBlur={() => {
              finish();
              onBlur?.();
            }}
            onKeyDown={(event) => {
              if (event.key === "Enter") finish();
              if (event.key === "ArrowDown") {
                event.preventDefault();
                finish();
                setIsOpen(true);
              }
            }}
            className="ps-2 pe-9 pointer-coarse:pe-10"
          />
          <Popover.Trigger asChild>
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={t("open")}
              className="absolute end-0.5 top-1/2 -translate-y-1/2 border-0 text-ink-muted"
            >
              <CalendarDays aria-hidden />
            </Button>
          </Popover.Trigger>
        </Popover.Anchor>
        {current.problem && (
          <p id={problemId} role="alert" className="pt-1 text-[0.8125rem] text-danger-ink">
            {sentences[current.problem]()}
          </p>
        )}
      </div>
      <Popover.Portal>
        <Popover.Content
          aria-label={t("calendar")}
          align="end"
          sideOffset={6}
          collisionPadding={8}
          // The calendar moves the focus to its day once it is rendered.
          onOpenAutoFocus={(event) => event.preventDefault()}
          className="z-50 rounded-box border border-line bg-surface p-3 shadow-float data-[state=open]:animate-pop"
        >
          <DateCalendar value={value} min={min} max={max} onChoose={choose} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
