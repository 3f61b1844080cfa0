import type { Hospital } from "./hospital.ts";
import { anInstrument, aRound } from "./small-round.ts";
import { capturedPhoto } from "./survey-objects-capture.ts";
import { checklistBodies } from "./survey-objects-checklist.ts";
import { reviewBodies } from "./survey-objects-review.ts";
import { homeworkSheetBodies, visitBodies } from "./survey-objects-visit.ts";

const why = "試験";
const password = "Kakurega-no-neko-7";
const nowhere = "00000000-0000-4000-8000-000000000000";
const secret = "x".repeat(43);

/** What to send with each route that takes a body: complete requests about the hospital's own objects, by route id. */
export function requestBodies({ id, word, ids, programme }: Hospital): Record<string, object> {
  const recordId = ids.recordId ?? "";
  const location = { location: { state: "known", value: `${word}棟2階` } };
  const version = Number(ids.version);
  return {
    ...ledgerBodies(),
    ...hospitalBodies(),
    ...custodyBodies(),
    ...questionnaireBodies(),
    ...programmeBodies(),
    ...engagementBodies(),
    ...captureBodies(),
    ...checklistBodies(word),
    ...reviewBodies({ word, ids }),
    ...visitBodies(word, programme.people.survey_company.personId, ids),
    ...homeworkSheetBodies(secret),
    ...identityBodies,
  };

  function programmeBodies() {
    const { survey_company: companyId } = programme.organisations;
    return {
      foundProgramme: { title: `${word}の調査2`, plan: {} },
      changeProgramme: { title: `${word}の調査` },
      changePlan: { plan: {}, why, edition: 1 },
      givePart: { organisationId: companyId, part: "survey_company" },
      endPart: { why },
      addHospitals: { hospitals: [id], companyId },
      assignCompany: { companyId },
      takeStepAsSecretariat: { to: "closed" },
      takeStepAsHospital: { to: "declined" },
      takeStepAsCompany: { to: "closed" },
      takeStepAsReviewer: { to: "reviewed" },
    };
  }

  function engagementBodies() {
    const signed = new FormData();
    signed.append("file", new File(["%PDF-1.7"], `${word}.pdf`));
    return {
      recordEngagement: { organisationId: programme.organisations.research_group, kind: "nda", signedOn: "2026-01-05" },
      endEngagement: { why },
      saveAgreementTemplate: { kind: "pledge", text: `# ${word}の誓約`, why, edition: 0 },
      saveAgreementSetting: { setting: { contactPerson: word }, edition: 0 },
      previewAgreement: { kind: "pledge", text: "# {{hospital}}", facilityId: id },
      issueAgreements: { kind: "requestLetter", facilityIds: [id], issuedOn: "2026-01-05", withBlanks: true },
      addEngagementFile: signed,
      withdrawEngagement: { why },
    };
  }

  function ledgerBodies() {
    const item = { recordId, field: "model" };
    return {
      createRecord: { fields: location, reason: why },
      changeRecord: { version, changes: location, reason: why },
      changeRecords: { ids: [recordId], changes: location, reason: why },
      retireRecord: { version, reason: why },
      restoreRecord: { version, reason: why },
      undoChange: { reason: why },
      createInquiry: { askedParty: "department", askedTo: `${word}課`, question: `${word}の型番`, items: [item] },
      closeInquiry: { outcome: "answered", answers: [{ ...item, value: { state: "known", value: `${word}型` } }] },
      makeAnswerLink: { email: "gyosha@example.jp" },
      saveView: { kind: "asset", name: `${word}棟`, search: { q: word } },
      addAttachment: photo(word),
      addCaseEvidence: photo(word),
      startImport: workbook(word),
      chooseImport: { mappings: {}, decisions: {} },
    };
  }
  function captureBodies() {
    const note = { kind: "note" as const, id: crypto.randomUUID() };
    const edits = [{ field: "body", from: null, to: word }];
    const operation = { id: crypto.randomUUID(), key: note, at: "2026-11-02T01:00:00.000Z", edits };
    const nobodys = { facilityId: nowhere, programmeId: nowhere, deviceId: nowhere };
    return {
      prepareCapture: { name: `${word}の端末` },
      syncCapture: { operations: [operation], waiting: 1 },
      sendCapturedPhoto: capturedPhoto(word),
      orderCaptureWipe: { why },
      demandCaptureWipe: { why },
      reportCaptureWiped: { ...nobodys, token: secret, why: "by_person" },
    };
  }
  function questionnaireBodies() {
    const plan = { format: "sekisho/table-plan/1", instrument: "shiken", tables: [] };
    const rule = { threshold: 5, dominance: null, extremes: "hidden" };
    const wanted = { tableSetId: ids.tableSetId ?? "", rule, choice: { kind: "suppress" }, without: [] };
    const form = new FormData();
    form.append("file", new File([`名称,メール\n${word}医院,iin@${id}.example\n`], "list.csv"));
    const instrumentFile = new FormData();
    const document = { ...anInstrument(word), id: `f-${crypto.randomUUID()}` };
    instrumentFile.append("file", new File([JSON.stringify(document)], "chosa.json"));
    const answers = new FormData();
    answers.append("file", new File(["Q1\n1\n1\n"], "answers.csv"));
    return {
      importAnswers: answers,
      createRound: { ...aRound(word), slug: `q-${crypto.randomUUID()}` },
      changeRound: { title: `${word}の調査` },
      addRespondents: { addition: { from: "text", text: `${word}診療所` }, dryRun: true },
      uploadRespondents: form,
      startMailing: { kind: "invitation" },
      tabulateRound: { plan },
      saveTableSet: { name: `${word}の集計`, plan },
      changeTableSet: { name: `${word}の集計`, plan, version: 1 },
      createInstrument: { from: "empty", title: `${word}の調査票` },
      uploadInstrument: instrumentFile,
      saveInstrument: { version: 1, document: anInstrument(word) },
      fixInstrument: { version: 1 },
      startEdition: { edition: crypto.randomUUID() },
      previewRelease: wanted,
      compareProtections: wanted,
      publishRelease: { ...wanted, title: `${word}の公表`, previewSha256: "0".repeat(64) },
      withdrawRelease: { why },
      enterSheet: { answers: { values: { Q1: { picked: ["1"] } } } },
    };
  }
  function custodyBodies() {
    const name = `${word}病院`;
    return {
      requestErasure: { why, name },
      // Not the hospital's: one knock after somebody else's request would really erase it.
      agreeToErasure: { name: `${word}ではない` },
      makeErasureCode: { name: `${word}ではない` },
      agreeInstead: { name: `${word}ではない` },
      erasureCertificate: { name },
    };
  }
  function hospitalBodies() {
    return {
      respondToCase: { action: "mitigate", what: `${word}の入口を閉じた` },
      askAboutCase: { askedParty: "department", askedTo: `${word}課`, devices: [ids.exposedId ?? ""] },
      acceptFinding: { reason: why, until: "2036-03-31" },
      arrangePicture: { positions: { [recordId]: { x: 1, y: 2 } } },
      issueDocument: { note: word },
      grantRole: { role: "executive", why },
      endRole: { until: "2036-03-31T00:00:00Z", why },
      createToken: { name: word, scopes: ["ledger.read"], facilityId: id, expiresAt: inAYear() },
      addWebhook: webhook(word),
      changeWebhook: webhook(word),
      rotateWebhookSecret: { overlap: true },
      invite: { email: "shinjin@byoin.example", roles: ["staff"], why },
    };
  }
}

const webhook = (word: string) => ({
  name: `${word}の受け口`,
  url: `https://siem.example/${encodeURIComponent(word)}`,
  events: ["case.opened"],
});

/** About nobody who exists, or with secrets that open nothing: no request gets further than its guard and its own refusal. */
const identityBodies = {
  addFeed: { id: "shiken", name: why, address: "/dev/null", everyMinutes: 1440 },
  confirmAlias: { slot: "software", maker: null, text: "誰の機器でもない", products: [], reason: why },
  createFacility: { name: "", medicalInstitutionCode: "000", prefecture: null, founderClass: null, licensedBeds: null },
  setAdministrator: { administrator: true, why },
  setNationalReader: { reading: "figures", why },
  resetSecondFactor: { why },
  addMember: { email: "dareka@byoin.example", role: "analyst", why },
  endMembership: { why },
  inviteMember: { email: "shinjin@chosa.example", roles: ["investigator"], why },
  freezeProgrammeStatistics: { title: why },
  createOrganisation: { kind: "secretariat", name: why },
  appointSurveyManager: { email: "dareka@byoin.example", why },
  appointSystemAdministrator: { personId: nowhere, why },
  completeSetup: { token: secret, name: "誰か", email: "dareka@byoin.example", password },
  signIn: { email: "dareka@byoin.example", password },
  verifyTotp: { code: "000000" },
  useRecoveryCode: { code: "aaaaa-bbbbb" },
  requestPasswordReset: { email: "dareka@byoin.example" },
  resetPassword: { token: secret, newPassword: password },
  finishPasskeySignIn: { response: {} },
  readInvitation: { token: secret },
  acceptInvitationAsNew: { token: secret, name: "誰か", password },
  acceptInvitation: { token: secret },
  readAnswerSheet: { token: secret },
  saveAnswer: { token: secret, draft: {} },
  submitAnswer: { token: secret, answer: { name: "誰か", company: "どこか", comment: why } },
  addAnswerFile: photo("誰か"),
  removeAnswerFile: { token: secret, fileId: nowhere },
  readForm: { token: secret },
  saveForm: { token: secret, answers: { values: {} } },
  handInForm: { token: secret, answers: { values: {} } },
  changePassword: { currentPassword: password, newPassword: `${password}-2` },
  startTotp: { password },
  removeTotp: { password },
  renewRecoveryCodes: { password },
  finishPasskey: { response: {}, name: "鍵" },
  removePasskey: { id: nowhere },
};

function photo(word: string): FormData {
  const form = new FormData();
  form.append("caption", word);
  form.append("file", new File([word], `${word}.png`));
  return form;
}

function workbook(word: string): FormData {
  const form = new FormData();
  form.append("file", new File([`資産番号,型番\n${word}-3,${word}型\n`], `${word}.csv`));
  return form;
}

/** A token lives at most 366 days, by the real clock. */
const inAYear = () => new Date(Date.now() + 365 * 86_400_000).toISOString();
