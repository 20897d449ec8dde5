import { OPTIONS } from "./options.mjs";

/**
 * No room of lib imports itself by way of others. layers.mjs says which way an import may point;
 * this one sees what no single file shows. Tests and their tools may look into every room.
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
