"use client";

import { useFormat } from "@/components/hooks/use-format";

/** Times and durations of runs, from ISO texts. */
export function useTimes() {
  const format = useFormat();
  return {
    dateTime: (when: string) => format.dateTime(when),
    span: (from: string, to: string) => format.duration(new Date(to).getTime() - new Date(from).getTime()),
    seconds: (seconds: number) => format.duration(seconds * 1000),
  };
}
