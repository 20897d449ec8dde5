import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { doorsRule } from "./scripts/lint/doors.mjs";
import { fileNameRule } from "./scripts/lint/file-name.mjs";
import { foreignShapeRule } from "./scripts/lint/foreign-shape.mjs";
import { layersRule } from "./scripts/lint/layers.mjs";

const TESTS = ["**/*.test.ts", "**/*.test.tsx", "e2e/**/*.spec.ts"];
/** Commands and test tools, outside the application. */
const OUTSIDE = ["scripts/**", "e2e/**", "prisma/**", "lib/testing/**", "*.config.*", ...TESTS];

const NEXT_DEFAULTS =
  "app/**/{page,layout,loading,error,global-error,not-found,forbidden,unauthorized,template,default,icon,apple-icon,opengraph-image,manifest,robots,sitemap}.{ts,tsx}";

/** A skipped test proves nothing; a fixed pause is either too short or too long. */
const NO_SKIPPED_TESTS = [
  {
    selector:
      "MemberExpression[property.name=/^(skip|only|todo|fixme|skipIf|runIf)$/]:matches([object.name=/^(test|it|describe)$/], [object.object.name=/^(test|it|describe)$/])",
    message: "Every test runs, always.",
  },
  {
    selector: "CallExpression[callee.name=/^(xit|xtest|xdescribe|fit|fdescribe)$/]",
    message: "Every test runs, always.",
  },
  {
    selector: "CallExpression[callee.property.name='waitForTimeout']",
    message: "Wait for what you expect, not for a time.",
  },
];

/** A page asks lib, so that what is read has a name, a test and the business in it. */
const NO_QUERY_IN_PAGES = {
  selector:
    "CallExpression > MemberExpression.callee > MemberExpression.object > :matches(CallExpression[callee.name='getDb'], Identifier[name=/^(db|tx)$/])",
  message: "A page makes no query of its own: it calls a function of lib.",
};

export default tseslint.config(
  {
    ignores: [
      ".next/",
      ".data/",
      "node_modules/",
      "lib/generated/",
      "next-env.d.ts",
      "playwright-report/",
      "test-results/",
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  ...tseslint.configs.strict,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: {
      "import-x": importX,
      aurpos: {
        rules: { doors: doorsRule, layers: layersRule, "file-name": fileNameRule, "foreign-shape": foreignShapeRule },
      },
    },
    rules: {
      "aurpos/doors": "error",
      "aurpos/layers": "error",
      "aurpos/file-name": "error",
      "aurpos/foreign-shape": "error",
      // `== null` tests for null and undefined at once.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "error",
      "no-restricted-properties": [
        "error",
        { object: "process", property: "env", message: "lib/env.ts is the only reader of the environment." },
      ],
      "no-restricted-imports": [
        "error",
        { name: "node:process", importNames: ["env"], message: "lib/env.ts is the only reader of the environment." },
        { name: "process", importNames: ["env"], message: "lib/env.ts is the only reader of the environment." },
        {
          name: "next/link",
          message: "components/ui/link.tsx fetches a page beforehand only when it is about to be opened.",
        },
      ],
      "no-restricted-syntax": ["error", ...NO_SKIPPED_TESTS],
      "import-x/no-default-export": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/consistent-type-imports": [
        "error",
        { fixStyle: "inline-type-imports", disallowTypeAnnotations: false },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true },
      ],
      // `T | void` is how a mutation declares an optional argument.
      "@typescript-eslint/no-invalid-void-type": "off",
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/unified-signatures": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/only-throw-error": "error",
    },
  },
  {
    files: ["**/*.tsx", "components/**"],
    plugins: { "react-hooks": reactHooks },
    rules: Object.fromEntries(Object.keys(reactHooks.configs.flat.recommended.rules).map((rule) => [rule, "error"])),
  },
  // A declaration that merges with a library's has to repeat its type parameters.
  { files: ["**/*.d.ts"], rules: { "@typescript-eslint/no-unused-vars": "off" } },
  { files: ["lib/env.ts", "instrumentation.ts", ...OUTSIDE], rules: { "no-restricted-properties": "off" } },
  {
    files: ["app/**/*.tsx"],
    rules: { "no-restricted-syntax": ["error", ...NO_SKIPPED_TESTS, NO_QUERY_IN_PAGES] },
  },
  { files: ["components/ui/link.tsx"], rules: { "no-restricted-imports": "off" } },
  { files: ["scripts/**", "e2e/sandbox/run.ts"], rules: { "no-console": "off" } },
  {
    files: [
      NEXT_DEFAULTS,
      "*.config.*",
      "scripts/lint/circles/*.config.mjs",
      "lib/http/request-locale.ts",
      "lib/testing/db-global-setup.ts",
      "e2e/support/global-setup.ts",
      "scripts/image/image-global-setup.ts",
    ],
    rules: { "import-x/no-default-export": "off" },
  },
  // No TypeScript project includes plain JavaScript.
  {
    files: ["**/*.mjs"],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: { parserOptions: { projectService: false } },
  },
);
