/** The options of both checks: types count, since a type that lives in its caller is a circle too. */
export const OPTIONS = {
  tsPreCompilationDeps: true,
  doNotFollow: { path: "node_modules" },
  enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".json"] },
};
