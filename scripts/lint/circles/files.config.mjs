import { OPTIONS } from "./options.mjs";

/** No file imports itself through other files. @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [{ name: "no-circle-of-files", severity: "error", from: {}, to: { circular: true } }],
  options: { ...OPTIONS, tsConfig: { fileName: "tsconfig.json" }, exclude: { path: "lib/generated" } },
};
