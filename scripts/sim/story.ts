import type { Action, Nested } from "./action";
import type { Disturbance } from "./disturbance";

/** A history as numbered lines, for a person. */
export function tellStory(actions: readonly Action[], breaches: readonly string[]): string {
  return [
    ...actions.map((action, position) => `${String(position + 1).padStart(3)}. ${tell(action)}`),
    ...breaches.map((breach) => `  => ${breach}`),
  ].join("\n");
}

function tell(action: Action | Nested): string {
  if (action.do === "twin") return "another worker takes the job for dead and does it as well";
  if (action.do === "elsewhere") return `in the second store: ${tell(action.event)}`;
  if (action.do !== "work") return tellEvent(action);
  const jobs = `${action.jobs} ${action.jobs === 1 ? "job runs" : "jobs run"}`;
  if (!("disturbances" in action) || action.disturbances.length === 0) return jobs;
  return `${jobs}; of their requests: ${action.disturbances.map(tellDisturbance).join("; ")}`;
}

function tellEvent({ do: name, ...values }: Exclude<Action | Nested, { do: "work" | "twin" | "elsewhere" }>): string {
  const details = Object.entries(values).map(([key, value]) => `${key} ${String(value)}`);
  return details.length === 0 ? name : `${name}: ${details.join(", ")}`;
}

function tellDisturbance(disturbance: Disturbance<Nested>): string {
  const request = `number ${disturbance.at}`;
  switch (disturbance.kind) {
    case "refused":
      return `${request} is refused: ${disturbance.how}`;
    case "unreachable":
      return `${request} does not arrive (${disturbance.code})`;
    case "lost":
      return `the answer to ${request} is lost`;
    case "spoilt":
      return `the answer to ${request} is spoilt: ${disturbance.how}`;
    case "late":
      return `${request} is given up, and carried out ${disturbance.afterSeconds} s later`;
    case "crash":
      return `the process is killed ${disturbance.when} ${request}`;
    case "crashAtStatement":
      return `the process is killed ${disturbance.when} statement ${disturbance.at}`;
    case "cut":
      return `the database's connection is cut ${disturbance.when} statement ${disturbance.at}`;
    case "stop":
      return `the process is asked to end at ${request}`;
    case "meanwhile":
      return `before ${request}: ${tell(disturbance.action)}`;
  }
}
