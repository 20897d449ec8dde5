"use client";

import { useEffect, useState } from "react";

/** A scanner types a letter every few milliseconds and ends with Enter; this waits until a person has paused. */
const PAUSE_MS = 200;

/** The text of the scan field, and what of it is worth searching for. */
export function useSearchText() {
  const [text, setText] = useState("");
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return {
    text,
    settled: text === "" ? "" : settled,
    setText,
    clear: () => {
      setText("");
      setSettled("");
    },
  };
}
