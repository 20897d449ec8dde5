import getPort, { portNumbers } from "get-port";

/** The port itself, or the next higher port that nothing listens on. */
export function freePort(first: number): Promise<number> {
  return getPort({ port: portNumbers(first, Math.min(first + 100, 65_535)) });
}
