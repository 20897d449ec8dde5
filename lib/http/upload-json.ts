import { RequestError, toRefusal } from "./fetch-json";

type UploadOptions = {
  /** Receives the share that is sent, from 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
};

/**
 * Uploads a file to the application's API and reports progress, which `fetch` cannot. T is the caller's claim.
 *
 * @throws RequestError when the server refuses or cannot be reached
 * @throws the signal's reason when it is aborted
 */
export function uploadJson<T>(url: string, file: Blob, { onProgress, signal }: UploadOptions): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.setRequestHeader("accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => total > 0 && onProgress(loaded / total);
    request.onload = () => {
      const answer = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer as T);
      else reject(new RequestError(request.status, toRefusal(answer)));
    };
    request.onerror = () => reject(new RequestError(0, { code: "offline", message: "offline" }));
    request.onabort = () => reject(signal.reason as Error);
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
