/** One sentence for each thing that keeps this checkout from running; empty when it can. */
export function findInstallProblems(root: string, nodeVersion?: string): string[];
