"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "@/components/ui/is-typing";

/** Function keys, since a scanner never sends them. F1, F3, F5, F11 and F12 belong to the browser. */
export const TILL_KEYS = { scan: "F2", customer: "F4", discount: "F6", held: "F7", hold: "F8", pay: "F9" } as const;

export type TillCommand = keyof typeof TILL_KEYS;

type Commands = Record<TillCommand, () => void>;

/**
 * The till's keys while no dialog is open. Typing without a focus goes to the scan field, so that a scanner works
 * after any touch, and no touch opens a tablet's keyboard.
 */
export function useTillKeys(commands: Commands, scanField: RefObject<HTMLInputElement | null>, isBusy: boolean): void {
  const latest = useRef(commands);
  useEffect(() => {
    latest.current = commands;
  });
  useEffect(() => {
    if (isBusy) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      const command = (Object.keys(TILL_KEYS) as TillCommand[]).find((name) => TILL_KEYS[name] === event.key);
      if (command) {
        event.preventDefault();
        latest.current[command]();
        return;
      }
      // Before the browser inserts the letter: the field that has the focus then gets it.
      if (event.key.length === 1 && event.key !== " " && !isTyping(event.target)) scanField.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [isBusy, scanField]);
}
