import { japanDay } from "../../shared/japan-day.ts";
import type { SmallProgramme } from "./a-programme.ts";
import type { ComposedApp } from "./composed-app.ts";
import { fileBody } from "./file-body.ts";

/** A visit with an interview, a proposed day, a place of the walk, and homework with a file; ids by the name of their path parameter. */
export async function aVisit(
  { app }: ComposedApp,
  facilityId: string,
  { programmeId, people }: SmallProgramme,
  hospital: { headers: Record<string, string> },
  word: string,
): Promise<Record<"visitId" | "interviewId" | "proposalId" | "placeId" | "homeworkId" | "homeworkFileId", string>> {
  const base = `/api/v1/facilities/${facilityId}/survey/${programmeId}`;
  async function ask<Answer>(by: { headers: Record<string, string> }, path: string, body: object): Promise<Answer> {
    const { headers: extra, payload } =
      body instanceof FormData ? await fileBody(body) : { headers: {}, payload: body };
    const headers = { ...by.headers, ...extra };
    const reply = await app.inject({ method: "POST", url: base + path, headers, payload });
    if (reply.statusCode >= 300) throw new Error(`${path}: ${reply.statusCode} ${reply.body}`);
    return reply.json();
  }
  const company = people.survey_company;
  type Visits = { visits: { id: string; interviews: { id: string }[] }[]; proposals: { id: string }[] };
  const [visit] = (await ask<Visits>(company, "/visits", visitOf(company.personId, word))).visits;
  const visitId = visit?.id ?? "";
  const { visits } = await ask<Visits>(company, `/visits/${visitId}/interviews`, interviewOf(word));
  const proposed = { onDay: "2099-12-01", half: "morning", note: word };
  const { proposals } = await ask<Visits>(hospital, "/visit-proposals", proposed);
  const place = { name: `${word}のサーバ室`, targets: ["T1"] };
  const { places } = await ask<{ places: { id: string }[] }>(company, "/walkthrough/places", place);
  const homework = await ask<{ id: string }>(company, "/homework", homeworkOf(word, null));
  const file = await ask<{ id: string }>(hospital, `/homework/${homework.id}/files`, photoOf(word));
  return {
    visitId,
    interviewId: visits[0]?.interviews[0]?.id ?? "",
    proposalId: proposals[0]?.id ?? "",
    placeId: places[0]?.id ?? "",
    homeworkId: homework.id,
    homeworkFileId: file.id,
  };
}

const visitOf = (personId: string, word: string) => ({
  onDay: japanDay(new Date()),
  half: "morning",
  purposes: ["interviews", "walkthrough"],
  personIds: [personId],
  note: word,
});
const interviewOf = (word: string) => ({
  audience: "executive",
  respondentRole: `${word}の院長`,
  respondents: 1,
  plannedMinutes: 30,
});
const homeworkOf = (word: string, recordId: string | null) => ({
  holder: "hospital",
  owedBy: `${word}課`,
  kind: "document",
  title: `${word}の構成図`,
  recordId,
});
function photoOf(word: string): FormData {
  const form = new FormData();
  form.append("file", new File([word], `${word}.png`));
  return form;
}

export function visitBodies(word: string, personId: string, ids: Record<string, string>): Record<string, object> {
  const answer = { name: word, company: word, comment: word };
  const visit = visitOf(personId, word);
  return {
    planVisit: { ...visit, proposalId: ids.proposalId },
    changeVisit: { ...visit, version: 1, why: word },
    settleVisit: { outcome: "held", why: word },
    addInterview: interviewOf(word),
    changeInterview: { ...interviewOf(word), state: "held", actualMinutes: 30 },
    proposeVisit: { onDay: "2099-12-02", half: "afternoon", note: word },
    declineProposal: { answer: word },
    setWalkTarget: { target: "T1", state: "seen", note: word },
    addWalkPlace: { name: `${word}の放射線部`, targets: ["T3"] },
    changeWalkPlace: { name: `${word}のサーバ室`, targets: ["T1", "T2"] },
    orderWalk: { placeIds: [ids.placeId] },
    askHomework: homeworkOf(word, ids.recordId ?? ""),
    decideConsent: { given: true, contact: word },
    saveHomework: { draft: answer },
    submitHomework: { answer },
    recordHomework: { receivedOn: japanDay(new Date()), answer },
    judgeHomework: { decision: "accept" },
    extendHomework: { dueOn: "2099-12-24", note: word },
    withdrawHomework: { note: word },
    addHomeworkFile: photoOf(word),
    keepHomeworkFile: photoOf(word),
    makeHomeworkLink: { email: "gyosha@example.jp" },
  };
}

/** With secrets that open nothing. */
export function homeworkSheetBodies(token: string): Record<string, object> {
  const answer = { name: "誰か", company: "どこか", comment: "試験" };
  return {
    readHomeworkSheet: { token },
    saveHomeworkSheet: { token, draft: {} },
    submitHomeworkSheet: { token, answer },
    addSheetFile: photoOf("誰か"),
    removeSheetFile: { token, fileId: "00000000-0000-4000-8000-000000000000" },
  };
}
