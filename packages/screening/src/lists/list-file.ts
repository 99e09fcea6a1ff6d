/** A file of a list publisher, uncompressed, as a stream. */
export interface ListFile {
  /** The file's name, for messages and for a date written in it; never what the file is recognised by. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}
