/** Kinds of files that homework comes as. Nothing is ever shown inline; each is handed out as a download. */
export const homeworkFileTypes: Record<string, string> = {
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
export const homeworkFileEndings: readonly string[] = Object.keys(homeworkFileTypes).map((ending) => `.${ending}`);
