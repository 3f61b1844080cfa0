import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "../../../web/call.ts";
import type { Check, CheckProblem, FieldConflict } from "../contract.ts";
import { answerSheet, recordSheetChecks, type SheetView } from "../route-contracts.ts";
import { checklistsQuery, type SheetAddress, sheetQuery } from "./checklist-queries.ts";
import { changed, draftProblem, type ItemDraft, type Occasion, settled, startOf, toSend } from "./item-draft.ts";

export interface ItemConflict {
  /** What the person began from. */
  base: Check | undefined;
  theirs: Check;
  fields: readonly FieldConflict[];
}

/** So many milliseconds after the last letter it is sent; an answer goes at once. */
const restMillis = 900;
const retryMillis = 5_000;

/** What is typed on a sheet and not kept by the server yet, and its sending, which goes on by itself. */
export function useSheetDrafts(at: SheetAddress, sheet: SheetView, occasion: Occasion) {
  const queryClient = useQueryClient();
  const [drafts, setDrafts] = useState<Readonly<Record<string, ItemDraft>>>({});
  const [conflicts, setConflicts] = useState<Readonly<Record<string, ItemConflict>>>({});
  const [refusals, setRefusals] = useState<Readonly<Record<string, CheckProblem>>>({});
  const [state, setState] = useState<"rest" | "sending" | "failed">("rest");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const sending = useRef(false);
  const latest = useRef({ sheet, drafts, conflicts });
  latest.current = { sheet, drafts, conflicts };

  const newestOf = (item: string): Check | undefined => newestIn(latest.current.sheet, item);
  const draftOf = (item: string): ItemDraft => latest.current.drafts[item] ?? startOf(newestOf(item), occasion);

  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const { sheet: now, drafts: typed, conflicts: open } = latest.current;
    const checks = Object.entries(typed).flatMap(([item, draft]) =>
      open[item] ? [] : (toSend(item, draft, newestIn(now, item), now) ?? []),
    );
    if (checks.length === 0 || sending.current) return;
    sending.current = true;
    setState("sending");
    try {
      const route = now.mayWork ? recordSheetChecks : answerSheet;
      const { outcomes } = await call(route, { params: at, body: { checks } });
      for (const outcome of outcomes) {
        const { item } = outcome;
        if (outcome.outcome === "refused") setRefusals((before) => ({ ...before, [item]: outcome.reason }));
        else if (outcome.outcome === "conflict") {
          setConflicts((before) => ({ ...before, [item]: { ...outcome, base: newestIn(now, item) } }));
          setNewest(item, outcome.theirs);
        } else {
          setNewest(item, outcome.check);
          // Typed on meanwhile: that is sent next.
          setDrafts((before) => (before[item] === typed[item] ? without(before, item) : before));
          setRefusals((before) => without(before, item));
        }
      }
      setState("rest");
      timer.current = setTimeout(flush, restMillis);
    } catch {
      setState("failed");
      timer.current = setTimeout(flush, retryMillis);
    } finally {
      sending.current = false;
    }

    function setNewest(item: string, check: Check) {
      queryClient.setQueryData(sheetQuery(at).queryKey, (before) => before && withCheck(before, item, check));
      queryClient.invalidateQueries({ queryKey: checklistsQuery(at).queryKey, refetchType: "none" });
    }
  }, [at, queryClient]);

  const change = (item: string, patch: Partial<ItemDraft>) => {
    const next = changed({ ...draftOf(item), checkedOn: occasion.on, visit: occasion.visit }, patch);
    latest.current.drafts = { ...latest.current.drafts, [item]: next };
    setDrafts(latest.current.drafts);
    setRefusals((before) => without(before, item));
    clearTimeout(timer.current);
    timer.current = setTimeout(flush, patch.answer !== undefined ? 0 : restMillis);
  };
  const settle = (item: string, mine: ReadonlySet<string>) => {
    const conflict = latest.current.conflicts[item];
    if (!conflict) return;
    const next = settled(draftOf(item), conflict.base, conflict, mine);
    latest.current.conflicts = without(latest.current.conflicts, item);
    setConflicts(latest.current.conflicts);
    change(item, next);
  };

  const waiting = Object.entries(drafts).filter(
    ([item, draft]) => conflicts[item] || toSend(item, draft, newestOf(item), sheet) || draftProblem(draft, sheet),
  ).length;
  useEffect(() => {
    if (waiting === 0) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    globalThis.addEventListener("beforeunload", warn);
    return () => globalThis.removeEventListener("beforeunload", warn);
  }, [waiting]);
  // Left by a link: what can be kept is sent on the way out.
  useEffect(() => () => void flush(), [flush]);

  return {
    draftOf,
    change,
    settle,
    flush,
    state,
    waiting,
    conflictOf: (item: string) => conflicts[item],
    problemOf: (item: string): CheckProblem | null => {
      const draft = drafts[item];
      return refusals[item] ?? (draft ? draftProblem(draft, sheet) : null);
    },
  };
}
export type SheetDrafts = ReturnType<typeof useSheetDrafts>;

const newestIn = (sheet: SheetView, item: string): Check | undefined =>
  sheet.items.find(({ id }) => id === item)?.checks.at(-1);

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record;
  return rest;
}

const withCheck = (sheet: SheetView, item: string, check: Check): SheetView => ({
  ...sheet,
  items: sheet.items.map((one) =>
    one.id === item && !one.checks.some(({ number }) => number === check.number)
      ? { ...one, checks: [...one.checks, check].sort((a, b) => a.number - b.number) }
      : one,
  ),
});
