import type { ComponentProps } from "react";
import { SentFiles } from "../../../web/components/sent-files.tsx";
import { useText } from "../../../web/language.ts";
import { homeworkFileEndings } from "../file-types.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** Files of an answer, sent as they are chosen. */
export function FileFields(props: Pick<ComponentProps<typeof SentFiles>, "files" | "add" | "remove">) {
  return (
    <div className="flex flex-col gap-2">
      <SentFiles {...props} accept={homeworkFileEndings} words={useText(homeworkTexts)} />
    </div>
  );
}
