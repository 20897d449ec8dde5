import { type Copy, DockerfileParser } from "dockerfile-ast";
import { z } from "zod";

const wordsSchema = z.array(z.string());

/** One instruction of a stage, with its folder in the image. */
export type Step =
  | { kind: "run"; command: string; folder: string }
  | { kind: "copy"; sources: string[]; target: string; folder: string; fromStage: string | null };

export type Stage = { name: string | null; steps: Step[]; variables: Record<string, string>; user: string | null };

export type ImagePlan = { stages: Stage[]; command: string[]; healthCheck: string[] };

/** What a Dockerfile does, stage by stage, and what its image starts. Instructions that change no file are left out. */
export function planImage(text: string): ImagePlan {
  const plan: ImagePlan = { stages: [], command: [], healthCheck: [] };
  let stage: Stage = { name: null, steps: [], variables: {}, user: null };
  let folder = "/";
  for (const instruction of DockerfileParser.parse(text).getInstructions()) {
    const words = instruction.getArguments().map((argument) => argument.getValue());
    switch (instruction.getKeyword()) {
      case "FROM":
        folder = "/";
        stage = { name: /\bas\s+(\S+)$/i.exec(words.join(" "))?.[1] ?? null, steps: [], variables: {}, user: null };
        plan.stages.push(stage);
        break;
      case "WORKDIR":
        folder = words[0] ?? folder;
        break;
      case "ENV":
        for (const word of words) stage.variables[word.split("=")[0] ?? ""] = word.slice(word.indexOf("=") + 1);
        break;
      case "USER":
        stage.user = words[0] ?? null;
        break;
      case "RUN":
        stage.steps.push({ kind: "run", command: words.join(" "), folder });
        break;
      case "COPY":
        stage.steps.push(copyStep(instruction as Copy, words, folder));
        break;
      case "CMD":
        plan.command = listOf(words);
        break;
      case "HEALTHCHECK":
        plan.healthCheck = listOf(words.slice(words.indexOf("CMD") + 1));
        break;
    }
  }
  return plan;
}

function copyStep(copy: Copy, words: string[], folder: string): Step {
  const places = words.filter((word) => !word.startsWith("--"));
  const target = places.pop() ?? ".";
  const fromStage = copy
    .getFlags()
    .find((flag) => flag.getName() === "from")
    ?.getValue();
  return { kind: "copy", sources: places, target, folder, fromStage: fromStage ?? null };
}

/** The list form of a command; the other would be run by a shell, which passes no signals on. */
function listOf(words: string[]): string[] {
  return wordsSchema.parse(JSON.parse(words.join(" ")));
}
