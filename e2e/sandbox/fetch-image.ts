type FetchedImage = { status: number; statusText: string; bytes: Uint8Array };
export type FetchImage = (url: string) => Promise<FetchedImage>;

const FETCH_TIMEOUT_MS = 10_000;

export const fetchImageOverHttp: FetchImage = async (url) => {
  const answer = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  return { status: answer.status, statusText: answer.statusText, bytes: new Uint8Array(await answer.arrayBuffer()) };
};
