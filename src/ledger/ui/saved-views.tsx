import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Dialog as AriaDialog, DialogTrigger, Popover } from "react-aria-components";
import { ledgerList } from "../../web/addresses.ts";
import { call } from "../../web/call.ts";
import { Button, IconButton } from "../../web/components/button.tsx";
import { Icon } from "../../web/components/icon.tsx";
import { Link } from "../../web/components/link.tsx";
import { TextField } from "../../web/components/text-field.tsx";
import { showFailure, showToast } from "../../web/components/toast.tsx";
import { useText } from "../../web/language.ts";
import type { FacilityId, RecordKind } from "../contract.ts";
import { deleteView, saveView } from "../view-contracts.ts";
import { viewsQuery } from "./facility-queries.ts";
import { type ListSearch, writeListSearch } from "./list-search.ts";
import { ledgerTexts } from "./texts.ts";

/** Named views of a list, shared by the people of the hospital. */
export function SavedViews({
  facilityId,
  kind,
  search,
}: {
  facilityId: FacilityId;
  kind: RecordKind;
  search: ListSearch;
}) {
  const t = useText(ledgerTexts);
  const queryClient = useQueryClient();
  const views = useQuery(viewsQuery(facilityId));
  const [name, setName] = useState("");
  const refresh = () => queryClient.invalidateQueries({ queryKey: ["views", facilityId] });
  const write = (body: { kind: RecordKind; name: string; search: Record<string, string> }) =>
    call(saveView, { params: { facilityId }, body }).then(refresh);
  const save = useMutation({
    mutationFn: () => write({ kind, name: name.trim(), search: writeListSearch(kind, search) }),
    onSuccess: () => {
      showToast(t.viewSaved(name));
      setName("");
    },
    onError: showFailure,
  });
  const remove = useMutation({
    mutationFn: (view: { id: string; name: string; search: Record<string, string> }) =>
      call(deleteView, { params: { facilityId, viewId: view.id } }),
    onSuccess: async (_, view) => {
      await refresh();
      showToast(t.viewDeleted(view.name), () => write({ kind, name: view.name, search: view.search }));
    },
    onError: showFailure,
  });
  const own = views.data?.items.filter((view) => view.kind === kind) ?? [];
  return (
    <DialogTrigger>
      <Button>
        <Icon name="star" />
        {t.views}
      </Button>
      <Popover className="w-80 rounded-6 border border-line bg-white p-3 shadow-2">
        <AriaDialog aria-label={t.views} className="flex flex-col gap-3 outline-none">
          {own.length === 0 && <p className="text-sm text-ink-soft">{t.noViews}</p>}
          <ul>
            {own.map((view) => (
              <li key={view.id} className="flex min-h-10 items-center justify-between">
                <Link href={ledgerList(facilityId, kind, view.search)}>{view.name}</Link>
                <IconButton label={`${view.name} ${t.deleteView}`} onPress={() => remove.mutate(view)}>
                  <Icon name="close" />
                </IconButton>
              </li>
            ))}
          </ul>
          <div className="flex flex-col gap-2 border-t border-line pt-3">
            <TextField label={t.viewName} value={name} onChange={setName} maxLength={60} />
            <Button isDisabled={name.trim() === "" || save.isPending} onPress={() => save.mutate()}>
              {t.saveView}
            </Button>
          </div>
        </AriaDialog>
      </Popover>
    </DialogTrigger>
  );
}
