/** A CSV file as a stream: the next piece is built when the browser has read the last. */
export function streamText(texts: AsyncGenerator<string>, fileName: string): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await texts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await texts.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": attachment(fileName),
      "cache-control": "no-store",
    },
  });
}

/** A file name in any script: browsers read `filename*`, and other clients read the plain `filename`. */
function attachment(fileName: string): string {
  const name = fileName.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-");
  const encoded = encodeURIComponent(name).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${name.replace(/[^\x20-\x7e]+/g, "_")}"; filename*=UTF-8''${encoded}`;
}
