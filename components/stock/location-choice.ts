export type LocationChoice = { id: number; name: string };
