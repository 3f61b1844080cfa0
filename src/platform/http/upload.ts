import type { FastifyRequest } from "fastify";
import { Refused } from "./mount.ts";
import { uploadLimitBytes } from "./server.ts";

export interface Upload {
  files: { name: string; content: Buffer }[];
  fields: Record<string, string>;
}

/** Media types of the files that are taken, by the ending of their names. */
export type FileTypes = Readonly<Record<string, string>>;

/** The first of the files, with its media type, where it is of a kind that is taken. */
export function fileOf(
  [file]: Upload["files"],
  types: FileTypes,
): { name: string; content: Buffer; mediaType: string } | "no_file" | "wrong_file_type" {
  if (!file) return "no_file";
  const mediaType = types[file.name.split(".").at(-1)?.toLowerCase() ?? ""];
  return mediaType ? { ...file, mediaType } : "wrong_file_type";
}

/** Without those that a form sends where nothing was chosen. */
export const filled = (files: Upload["files"]): Upload["files"] =>
  files.filter(({ content }) => content.byteLength > 0);

/** Files of one upload, as the server limits them (server.ts). */
const mostFiles = 20;
const mostMegabytes = uploadLimitBytes / 1024 / 1024;

/**
 * Reads a multipart body into memory, within the limits of the server. Names are base names, whatever a client sends.
 * @param files at most so many files, where that is fewer
 */
export async function readUpload(request: FastifyRequest, files = mostFiles): Promise<Upload | Refused> {
  const upload: Upload = { files: [], fields: {} };
  if (!request.isMultipart())
    return new Refused(415, "not_multipart", { ja: "ファイルを添えて送信してください。", en: "Send a file with it." });
  try {
    for await (const part of request.parts({ limits: { files } })) {
      if (part.type === "file") upload.files.push({ name: baseName(part.filename), content: await part.toBuffer() });
      else if (typeof part.value === "string") upload.fields[part.fieldname] = part.value;
    }
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "FST_REQ_FILE_TOO_LARGE") {
      return new Refused(413, "file_too_large", {
        ja: `ファイルは ${mostMegabytes} MB までです。`,
        en: `A file may have up to ${mostMegabytes} MB.`,
      });
    }
    if (code === "FST_FILES_LIMIT")
      return new Refused(413, "too_many_files", {
        ja: `一度に送れるファイルは${files}個までです。`,
        en: `At most ${files} files can be sent at once.`,
      });
    throw error;
  }
  return upload;
}

const baseName = (name: string) => name.normalize("NFC").split(/[/\\]/).at(-1)?.slice(0, 200) || "file";
