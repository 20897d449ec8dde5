/** Ends with 0 when the server on this machine is healthy: for a container's HEALTHCHECK. */
const port = process.env.PORT || "3000";
const { HOST } = process.env;
const isEverywhere = !HOST || HOST === "0.0.0.0" || HOST === "::";
const host = isEverywhere ? "127.0.0.1" : HOST.includes(":") ? `[${HOST}]` : HOST;
try {
  const response = await fetch(`http://${host}:${port}/api/health`, { signal: AbortSignal.timeout(4_000) });
  if (!response.ok) throw new Error(`status ${response.status}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
