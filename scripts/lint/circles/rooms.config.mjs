import { OPTIONS } from "./options.mjs";

/**
 * No room of lib imports itself through other rooms. layers.mjs checks the direction of each import, and this check
 * finds circles that no single file shows. Tests and their tools may import from every room.
 *
 * @type {import("dependency-cruiser").IConfiguration}
 */
export default {
  forbidden: [
    {
      name: "no-circle-of-rooms",
      severity: "error",
      scope: "folder",
      from: { path: "^lib/" },
      to: { circular: true },
    },
  ],
  options: {
    ...OPTIONS,
    tsConfig: { fileName: "tsconfig.json" },
    includeOnly: "^(app|components|lib)/",
    exclude: { path: "lib/generated|^lib/testing/|\\.test\\.tsx?$" },
  },
};
