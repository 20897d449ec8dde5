import { expect, test } from "vitest";
import { findAddressProblem } from "./public-address";

test.each([
  ["https://pos.example.com", null],
  ["http://pos.example.com:8080", null],
  ["https://pos.example.com:443", null],
  ["https://8.8.8.8", null],
  ["https://pos.example.com:3000", "port"],
  ["http://localhost:3000", "private"],
  ["http://till", "private"],
  ["http://till.local", "private"],
  ["http://192.168.1.20", "private"],
  ["http://10.0.0.5:8080", "private"],
  ["http://127.0.0.1", "private"],
  ["http://[::1]:3000", "private"],
])("%s: %s", (url, problem) => expect(findAddressProblem(url)).toBe(problem));
