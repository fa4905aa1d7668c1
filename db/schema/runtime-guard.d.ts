export function runtimeProblem(nodeVersion: string): string | null;
