import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../web/components/button.tsx";
import { Notice, Refusal } from "../../../web/components/feedback.tsx";
import { FileDrop } from "../../../web/components/file-drop.tsx";
import { useText } from "../../../web/language.ts";
import { homeworkFileEndings } from "../file-types.ts";
import { homeworkTexts } from "./homework-texts.ts";

/** As the server takes them (platform/http/server.ts). */
const largestBytes = 64 * 1024 * 1024;

interface Listed {
  id: string;
  name: string;
}

/** Files of an answer, sent as they are chosen. */
export function FileFields(props: {
  files: readonly Listed[];
  add: (form: FormData) => Promise<Listed>;
  /** Left out: what was added stays. */
  remove?: (id: string) => Promise<unknown>;
}) {
  const t = useText(homeworkTexts);
  const [files, setFiles] = useState(props.files);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const add = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const form = new FormData();
        form.append("file", file);
        const added = await props.add(form);
        setFiles((before) => [...before, added]);
      }
    },
  });
  const remove = useMutation({
    mutationFn: async (id: string) => props.remove?.(id),
    onSuccess: (_, gone) => setFiles((before) => before.filter(({ id }) => id !== gone)),
  });
  function choose(chosen: readonly File[]) {
    const large = chosen.find(({ size }) => size > largestBytes);
    setTooLarge(large?.name ?? null);
    if (!large) add.mutate(chosen);
  }
  return (
    <div className="flex flex-col gap-2">
      {files.length > 0 && (
        <ul className="flex flex-col">
          {files.map(({ id, name }) => (
            <li key={id} className="flex min-h-10 items-center justify-between gap-2 border-t border-line py-1 text-sm">
              <span className="min-w-0 break-all">{name}</span>
              {props.remove && (
                <Button
                  look="quiet"
                  aria-label={t.removeFile(name)}
                  isDisabled={remove.isPending}
                  onPress={() => remove.mutate(id)}
                >
                  ✕
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <FileDrop
        label={t.addFile}
        hint={t.fileHint}
        accept={homeworkFileEndings}
        multiple
        onFiles={choose}
        disabled={add.isPending}
      />
      {tooLarge && <Notice tone="alert">{t.tooLarge(tooLarge)}</Notice>}
      <Refusal error={add.error ?? remove.error} />
    </div>
  );
}
