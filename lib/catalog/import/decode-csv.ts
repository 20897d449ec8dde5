import { AppError } from "@/lib/errors";
import { detectDelimiter } from "./csv-text";
import { MAX_IMPORT_BYTES } from "./import-schema";

/** Characters of a first line. The header of a product file is shorter. */
const MAX_HEADER_LENGTH = 200_000;

export type DecodedCsv = { delimiter: "," | ";" | "\t"; texts: AsyncGenerator<string> };

/**
 * Decodes an upload piece by piece and finds its delimiter. At most the header is in memory.
 *
 * @throws AppError `invalid_input`, while the texts are read, when the file is too large, or neither UTF-8 nor marked UTF-16
 */
export async function decodeCsv(body: AsyncIterable<Uint8Array>): Promise<DecodedCsv> {
  const pieces = decode(body);
  let head = "";
  while (!/\S[^\n]*\n/.test(head) && head.length < MAX_HEADER_LENGTH) {
    const { value, done } = await pieces.next();
    if (done) break;
    head += value;
  }
  const firstLine = head.split("\n").find((line) => line.trim() !== "") ?? "";
  return { delimiter: detectDelimiter(firstLine), texts: resume(head, pieces) };
}

async function* resume(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

async function* decode(body: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let head: Uint8Array = new Uint8Array();
  let size = 0;
  for await (const bytes of body) {
    size += bytes.byteLength;
    if (size > MAX_IMPORT_BYTES)
      throw new AppError("too_large", "importTooLarge", { values: { megabytes: MAX_IMPORT_BYTES / 1024 / 1024 } });
    if (decoder === undefined) {
      head = Buffer.concat([head, bytes]);
      if (head.length < 2) continue;
      decoder = createDecoder(head);
      yield decodePiece(decoder, head);
    } else yield decodePiece(decoder, bytes);
  }
  if (decoder === undefined) {
    decoder = createDecoder(head);
    yield decodePiece(decoder, head);
  }
  yield decodePiece(decoder);
}

/**
 * Takes the byte-order mark away, and refuses what is in another encoding instead of writing signs nobody typed. UTF-16,
 * which spreadsheets call Unicode text, is known by its mark.
 */
function createDecoder([first, second]: Uint8Array): TextDecoder {
  const isUtf16 = first === 0xff && second === 0xfe;
  return new TextDecoder(isUtf16 ? "utf-16le" : "utf-8", { fatal: true });
}

function decodePiece(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new AppError("invalid_input", "importNotUtf8", { cause });
  }
}
