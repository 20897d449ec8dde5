type ProgressLine = { update(text: string): void; end(): void };

/** One line that rewrites itself on a terminal; in a file or a pipe, a line for each change. */
export function createProgressLine(stream: NodeJS.WriteStream): ProgressLine {
  let last = "";
  return {
    update(text) {
      if (text === last) return;
      last = text;
      stream.write(stream.isTTY ? `\r\u001b[2K${text.slice(0, stream.columns - 1)}` : `${text}\n`);
    },
    end() {
      if (last !== "" && stream.isTTY) stream.write("\n");
    },
  };
}
