import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { Notice, Refusal } from "./feedback.tsx";
import { FileDrop } from "./file-drop.tsx";

/** As the server takes them (platform/http/server.ts). */
const largestBytes = 64 * 1024 * 1024;

interface SentFile {
  id: string;
  name: string;
}

interface Props {
  files: readonly SentFile[];
  /** Sends a form that holds the file. */
  add: (form: FormData) => Promise<SentFile>;
  /** Left out: what was added stays. */
  remove?: ((id: string) => Promise<unknown>) | undefined;
  accept: readonly string[];
  words: {
    addFile: string;
    fileHint?: string;
    tooLarge: (name: string) => string;
    removeFile: (name: string) => string;
  };
  /** Stands above the place where files are dropped. */
  children?: ReactNode;
}

/** Files that are sent as they are chosen. */
export function SentFiles({ add, remove, accept, words, children, ...props }: Props) {
  const [files, setFiles] = useState(props.files);
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const adding = useMutation({
    mutationFn: async (chosen: readonly File[]) => {
      for (const file of chosen) {
        const form = new FormData();
        form.append("file", file);
        const added = await add(form);
        setFiles((before) => [...before, added]);
      }
    },
  });
  const removing = useMutation({
    mutationFn: async (id: string) => remove?.(id),
    onSuccess: (_, gone) => setFiles((before) => before.filter(({ id }) => id !== gone)),
  });
  function choose(chosen: readonly File[]) {
    const large = chosen.find(({ size }) => size > largestBytes);
    setTooLarge(large?.name ?? null);
    if (!large) adding.mutate(chosen);
  }
  return (
    <>
      {files.length > 0 && (
        <ul className="flex flex-col">
          {files.map(({ id, name }) => (
            <li key={id} className="flex min-h-10 items-center justify-between gap-2 border-t border-line py-1 text-sm">
              <span className="min-w-0 break-all">{name}</span>
              {remove && (
                <Button
                  look="quiet"
                  aria-label={words.removeFile(name)}
                  isDisabled={removing.isPending}
                  onPress={() => removing.mutate(id)}
                >
                  ✕
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {children}
      <FileDrop
        label={words.addFile}
        {...(words.fileHint ? { hint: words.fileHint } : {})}
        accept={accept}
        multiple
        onFiles={choose}
        disabled={adding.isPending}
      />
      {tooLarge && <Notice tone="alert">{words.tooLarge(tooLarge)}</Notice>}
      <Refusal error={adding.error ?? removing.error} />
    </>
  );
}
