/** Kinds of files that homework comes as. Nothing is ever shown inline; each is handed out as a download. */
const types: Record<string, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  png: "image/png",
  webp: "image/webp",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  csv: "text/csv",
  txt: "text/plain",
  zip: "application/zip",
};

/** Endings for the file picker of a browser. */
export const homeworkFileEndings: readonly string[] = Object.keys(types).map((ending) => `.${ending}`);

/** The media type by the ending of the name; null: not taken. */
export const homeworkFileType = (name: string): string | null =>
  types[name.split(".").at(-1)?.toLowerCase() ?? ""] ?? null;
