"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useLocale, useTimeZone, useTranslations } from "next-intl";
import { useState } from "react";
import { DayButton, type DayButtonProps, DayPicker, type DayPickerProps } from "react-day-picker";
import { ar } from "react-day-picker/locale/ar";
import { enUS } from "react-day-picker/locale/en-US";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { dayIn, isDay } from "@/lib/i18n/day-text";
import { directionOf, type Locale } from "@/lib/i18n/locale";

/** Names of months and days, labels for screen readers, and the first day of the week. */
const CALENDARS: Record<Locale, NonNullable<DayPickerProps["locale"]>> = { en: enUS, ar };

const NAVIGATION = "grid size-9 place-items-center rounded-box hover:bg-sunken aria-disabled:opacity-40 touch-target";

type DateCalendarProps = {
  value: string;
  min?: string | undefined;
  max?: string | undefined;
  onChoose: (day: string) => void;
};

/** One month with a day to choose: arrow keys, Page Up and Page Down, Home and End move, Enter chooses. */
export function DateCalendar({ value, min, max, onChoose }: DateCalendarProps) {
  const t = useTranslations("common.day");
  const locale = useLocale();
  const timeZone = useTimeZone() ?? "UTC";
  const [today] = useState(() => dayIn(timeZone, new Date()));
  const isTodayOffered = (!min || today >= min) && (!max || today <= max);
  const selected = isDay(value) ? toDate(value) : undefined;
  return (
    <>
      <DayPicker
        mode="single"
        autoFocus
        // February is as high as May, so that the arrows stay under the pointer.
        fixedWeeks
        navLayout="around"
        locale={CALENDARS[locale]}
        dir={directionOf(locale)}
        today={toDate(today)}
        selected={selected}
        defaultMonth={selected ?? toDate(max && max < today ? max : min && min > today ? min : today)}
        disabled={[...(min ? [{ before: toDate(min) }] : []), ...(max ? [{ after: toDate(max) }] : [])]}
        // Not onSelect, which would clear the day when the chosen day is chosen again.
        onDayClick={(date, { disabled }) => !disabled && onChoose(fromDate(date))}
        components={{ Chevron, DayButton: Day }}
        classNames={{
          month: "grid grid-cols-[auto_1fr_auto] items-center gap-y-1",
          button_previous: NAVIGATION,
          button_next: NAVIGATION,
          caption_label: "block text-center font-medium",
          month_grid: "col-span-3 border-collapse",
          weekday: "h-8 text-xs font-normal text-ink-muted",
          day: "h-9 p-0 text-center",
        }}
      />
      <div className="flex justify-between gap-2 pt-2">
        <Button size="sm" variant="ghost" disabled={value === ""} onClick={() => onChoose("")}>
          {t("clear")}
        </Button>
        <Button size="sm" variant="ghost" disabled={!isTodayOffered} onClick={() => onChoose(today)}>
          {t("today")}
        </Button>
      </div>
    </>
  );
}

function Chevron({ orientation }: { orientation?: "up" | "down" | "left" | "right" }) {
  const Icon = orientation === "left" ? ChevronLeft : ChevronRight;
  return <Icon aria-hidden className="size-4" />;
}

function Day({ className, ...props }: DayButtonProps) {
  const { selected, today, disabled } = props.modifiers;
  return (
    <DayButton
      {...props}
      className={classNames(
        "size-9 rounded-box tabular-nums touch-target",
        selected ? "bg-accent font-medium text-on-accent" : !disabled && "hover:bg-sunken",
        today && !selected && "font-semibold text-accent-ink underline underline-offset-4",
        disabled && "cursor-not-allowed opacity-40",
        className,
      )}
    />
  );
}

// The calendar uses the browser's time zone, so only year, month and day pass in and out.
function toDate(day: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(year, month - 1, date);
}

function fromDate(date: Date): string {
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, "0"))
    .join("-");
}
