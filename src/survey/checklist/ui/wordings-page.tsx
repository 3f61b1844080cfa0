import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { usePathParam } from "../../../web/address-search.ts";
import { call } from "../../../web/call.ts";
import { Button } from "../../../web/components/button.tsx";
import { Chip } from "../../../web/components/chip.tsx";
import { Actions, Dialog } from "../../../web/components/dialog.tsx";
import { LoadFailed, Loading, Notice, Refusal } from "../../../web/components/feedback.tsx";
import { TextField } from "../../../web/components/text-field.tsx";
import { showFailure } from "../../../web/components/toast.tsx";
import { useLabel, useText } from "../../../web/language.ts";
import { Page } from "../../../web/shell/page.tsx";
import { setWordings, type WordedItem } from "../programme-contracts.ts";
import { ImportWordings } from "./import-wordings.tsx";
import { type EditionName, programmeChecklistsPath, programmePath, wordingsQuery } from "./programme-queries.ts";
import { programmeChecklistTexts } from "./programme-texts.ts";

/** The items of one edition with their official words: entered, confirmed, imported, taken back. */
export function WordingsPage() {
  const t = useText(programmeChecklistTexts);
  const label = useLabel();
  const at = { organisationId: usePathParam("organisationId"), programmeId: usePathParam("programmeId") };
  const name = { instrument: usePathParam("instrument"), edition: usePathParam("edition") };
  const checklist = useQuery(wordingsQuery(at.programmeId, name));
  const [importing, setImporting] = useState(false);
  const { data } = checklist;
  return (
    <Page
      title={data ? label(data.title) : t.words}
      lead={t.wordsLead}
      crumbs={[
        { label: t.programme, href: programmePath(at) },
        { label: t.title, href: programmeChecklistsPath(at) },
      ]}
      actions={data?.mayManage && <Button onPress={() => setImporting(true)}>{t.importWords}</Button>}
    >
      {checklist.isPending && <Loading />}
      {checklist.error && !data && <LoadFailed error={checklist.error} retry={checklist.refetch} />}
      {data?.reconstructed && <Notice tone="attention">{t.reconstructed}</Notice>}
      {data && <ItemTable programmeId={at.programmeId} name={name} items={data.items} mayManage={data.mayManage} />}
      <Dialog title={t.importWords} open={importing} onClose={() => setImporting(false)} wide>
        {importing && data && (
          <ImportWordings
            programmeId={at.programmeId}
            name={name}
            items={data.items}
            onDone={() => setImporting(false)}
          />
        )}
      </Dialog>
    </Page>
  );
}

function ItemTable(props: {
  programmeId: string;
  name: EditionName;
  items: readonly WordedItem[];
  mayManage: boolean;
}) {
  const t = useText(programmeChecklistTexts);
  const label = useLabel();
  const { programmeId, name, items, mayManage } = props;
  const [editing, setEditing] = useState<WordedItem | null>(null);
  const set = useSetWording(programmeId, name);
  return (
    <div className="overflow-x-auto rounded-8 border border-line bg-white">
      <table className="w-full text-left text-sm">
        <thead className="bg-ground">
          <tr>
            {[t.number, t.topic, t.wording].map((head) => (
              <th key={head} scope="col" className="h-10 whitespace-nowrap px-3">
                {head}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="border-t border-line align-top">
              <th scope="row" className="whitespace-nowrap px-3 py-2 font-normal tabular-nums">
                {item.number ?? item.id}
              </th>
              <td className="max-w-md px-3 py-2">
                {label(item.topic)}
                {t.scope[item.scope] && !label(item.topic).includes(t.scope[item.scope] ?? "") && (
                  <span className="ml-1 text-ink-soft">（{t.scope[item.scope]}）</span>
                )}
              </td>
              <td className="px-3 py-2">
                {item.official ? (
                  <>
                    <span className="whitespace-pre-line">{item.official.wording}</span>
                    <span className="ml-2 text-xs text-ink-faint">
                      {t.by(t.how[item.official.how] ?? "", item.official.by)}
                    </span>
                  </>
                ) : (
                  item.unconfirmed && (
                    <Chip tone="attention" shape="box">
                      {t.mark}
                    </Chip>
                  )
                )}
              </td>
              <td className="px-2 text-right whitespace-nowrap">
                {mayManage && !item.official && (
                  <Button
                    look="quiet"
                    isDisabled={set.isPending}
                    aria-label={`${item.number ?? item.id} ${t.confirmTopic}`}
                    onPress={() => set.mutate({ item: item.id, wording: item.topic.ja }, { onError: showFailure })}
                  >
                    {t.confirmTopic}
                  </Button>
                )}
                {mayManage && (
                  <Button
                    look="quiet"
                    aria-label={`${item.number ?? item.id} ${t.edit}`}
                    onPress={() => setEditing(item)}
                  >
                    {t.edit}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Dialog
        title={editing ? `${editing.number ?? editing.id}　${label(editing.topic)}` : ""}
        open={editing !== null}
        onClose={() => setEditing(null)}
      >
        {editing && (
          <WordingForm programmeId={programmeId} name={name} item={editing} onDone={() => setEditing(null)} />
        )}
      </Dialog>
    </div>
  );
}

function useSetWording(programmeId: string, name: EditionName) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (set: { item: string; wording: string | null }) =>
      call(setWordings, { params: { programmeId }, body: { ...name, items: [set] } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ["programme-checklists", programmeId] }),
  });
}

function WordingForm(props: { programmeId: string; name: EditionName; item: WordedItem; onDone: () => void }) {
  const t = useText(programmeChecklistTexts);
  const { programmeId, name, item, onDone } = props;
  const [wording, setWording] = useState(item.official?.wording ?? "");
  const set = useSetWording(programmeId, name);
  const save = (next: string | null) => set.mutate({ item: item.id, wording: next }, { onSuccess: onDone });
  return (
    <>
      <TextField label={t.wording} value={wording} onChange={setWording} lines={4} maxLength={2000} required />
      <Refusal error={set.error} />
      <Actions>
        {item.official && (
          <Button look="danger" isDisabled={set.isPending} onPress={() => save(null)}>
            {t.takeBack}
          </Button>
        )}
        <Button look="primary" isDisabled={!wording.trim() || set.isPending} onPress={() => save(wording)}>
          {t.save}
        </Button>
      </Actions>
    </>
  );
}
