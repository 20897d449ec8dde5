"use client";

import { useEffect, useState } from "react";

/** A scanner types a letter every few milliseconds and ends with Enter; this delay waits for a person's pause. */
const PAUSE_MS = 200;

/** The text of the scan field, and the part that is worth searching for. */
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
