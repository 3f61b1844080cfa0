import type { HospitalRole, OrganisationRole, ProgrammePart } from "../../shared/actor.ts";
import type { OrganisationPermission, Permission, ProgrammePermission } from "../../shared/route.ts";

/**
 * Who may do what, written down a second time and by hand, apart from the policy (src/identity/permission.ts) and from the routes'
 * own declarations: a change of either is then a change of this page too, and is seen.
 */
const roles = `
                    staff  executive  safetyOfficer  systemAdministrator
  ledger.read         ○        ○            ○                ○
  finding.read        ○        ○            ○                ○
  document.read       ○        ○            ○                ○
  finding.decide      -        ○            ○                ○
  vulnerability.read  -        ○            ○                ○
  audit.read          -        ○            ○                ○
  people.read         -        ○            ○                ○
  ledger.write        -        -            ○                ○
  ledger.import       -        -            ○                ○
  document.issue      -        -            ○                ○
  vulnerability.respond -      -            ○                ○
  people.manage       -        -            -                ○
  facility.manage     -        -            -                ○
  facility.erase      -        ○            ○                ○
  engagement.read     -        ○            ○                ○
  engagement.manage   -        ○            ○                ○
  survey.read         -        ○            ○                ○
  survey.answer       -        ○            ○                ○
`;

/** The same for survey managers of the organisations that are engaged for the hospital. */
const engaged = `
                    secretariat  supervising_company  survey_company  research_group  ministry
  ledger.read            ○                ○                 ○               ○             -
  finding.read           ○                ○                 ○               ○             -
  document.read          ○                ○                 ○               ○             -
  survey.read            ○                ○                 ○               ○             -
  survey.review          ○                ○                 -               -             -
  ledger.write           -                -                 ○               -             -
  ledger.import          -                -                 ○               -             -
  document.issue         -                -                 ○               -             -
  survey.work            -                -                 ○               -             -
  survey.delivered       -                -                 -               -             ○
`;

/** What they may do in the programme as a whole. */
const inProgramme = `
                       secretariat  supervising_company  survey_company  research_group  ministry
  programme.read            ○                ○                 ○               ○             ○
  programme.manage          ○                -                 -               -             -
  programme.oversee         ○                ○                 -               -             -
  programme.work            -                -                 ○               -             -
  programme.analyse         ○                ○                 -               ○             -
  programme.delivered       ○                -                 -               ○             ○
`;

const organisationRoles = `
                        investigator  analyst  publisher  surveyManager
  questionnaire.read         -           ○         ○            ○
  questionnaire.analyse      -           ○         ○            ○
  questionnaire.manage       -           -         -            ○
  questionnaire.publish      -           -         ○            -
  members.manage             -           -         -            ○
  programme.read             ○           ○         ○            ○
  programme.found            -           -         -            ○
`;

/** Which task each route belongs to. A route that is missing here has been given to nobody yet, and fails the test. */
const routes: Record<
  | Permission
  | OrganisationPermission
  | ProgrammePermission
  | "public"
  | "signedIn"
  | "administrator"
  | "national"
  | "nationalNamed",
  string
> = {
  public: `readSetup completeSetup signIn signOut verifyTotp useRecoveryCode startPasskeySignIn finishPasskeySignIn
    requestPasswordReset resetPassword readInvitation acceptInvitationAsNew
    readAnswerSheet saveAnswer submitAnswer addAnswerFile removeAnswerFile
    readForm saveForm handInForm
    readHomeworkSheet saveHomeworkSheet submitHomeworkSheet addSheetFile removeSheetFile
    listStatistics getStatistics exportStatistics
    reportCaptureWiped
    subscribedCalendar
    getErasure erasureCertificate`,
  signedIn: `readMe readSecondFactor changePassword startTotp removeTotp renewRecoveryCodes startPasskey finishPasskey removePasskey
    listSessions endSession endOtherSessions listTokens createToken revokeToken acceptInvitation listAdvisories getAdvisory`,
  administrator: `listOrganisations createOrganisation appointSurveyManager
    createFacility listEveryone setAdministrator setNationalReader resetSecondFactor appointSystemAdministrator listMail retryMail
    readInstance instanceAudit verifyInstanceAudit loadDemo listFeeds feedAlarms addFeed updateFeed feedRefusals listUnrecognised findProducts
    listAliases confirmAlias revokeAlias
    listErasures agreeInstead`,
  national: `listNationalResponse getNationalProduct getNationalAdvisory exportNationalProduct exportNationalAdvisory`,
  nationalNamed: `listNationalProductHospitals listNationalAdvisoryHospitals`,
  "ledger.read": `getFacility listRecords getRecord recordHistory facilityHistory unknowns listInquiries listViews saveView deleteView
    getAttachment listImports exportLedger
    checkFile`,
  "ledger.write": `createRecord changeRecord changeRecords retireRecord restoreRecord undoChange createInquiry closeInquiry
    makeAnswerLink revokeAnswerLink
    addAttachment deleteAttachment arrangePicture`,
  "ledger.import":
    "checkImport startImport getImport importRows importPreview chooseImport commitImport undoImport discardImport",
  "finding.read": "listFindings",
  "finding.decide": "acceptFinding withdrawAcceptance",
  "vulnerability.read":
    "listCases waitingCases getCase getCaseEvidence advisoryImpact recordExposures exportExposures advisorySheet",
  "vulnerability.respond": "respondToCase askAboutCase addCaseEvidence removeCaseEvidence exportVex",
  "document.read": "drawPicture getDocument listEditions getEdition compareEditions",
  "document.issue": "issueDocument",
  "people.read": "listPeople",
  "people.manage": "grantRole endRole listInvitations invite revokeInvitation",
  "audit.read": "facilityAudit verifyAudit",
  "facility.manage": `listWebhooks addWebhook changeWebhook rotateWebhookSecret pauseWebhook resumeWebhook testWebhook listDeliveries
    sendAgain deleteWebhook
    requestErasure returnHospital`,
  "questionnaire.read": `listRounds getRound listTableSets getTableSet exportTableSet
    listInstruments getInstrument downloadInstrument
    listReleases getRelease exportRelease verifyPublicationLog`,
  "questionnaire.analyse": "exportAnswers getTableVariables tabulateRound saveTableSet changeTableSet removeTableSet",
  "questionnaire.manage": `createRound changeRound removeRound openRound closeRound listRespondents addRespondents uploadRespondents
    stopRespondent exportLinks exportContacts previewMailing startMailing enterSheet importAnswers undoAnswerImport
    createInstrument uploadInstrument saveInstrument fixInstrument startEdition removeInstrument`,
  "questionnaire.publish": "previewRelease compareProtections publishRelease withdrawRelease",
  "members.manage": "listMembers addMember endMembership listMemberInvitations inviteMember revokeMemberInvitation",
  "facility.erase": "readErasure agreeToErasure makeErasureCode recallErasure",
  "engagement.read": "listEngagements getEngagementFile readAccessLog exportAccessLog",
  "engagement.manage": "withdrawEngagement",
  "survey.read": `listVisits getWalk listHomework listWaitingHomework getHomework readHomeworkFile
    getHours exportHours getReview listComments listSurveyDeliveries
    listCaptureDevices listCaptured getCapturedPhoto listSurveys getSurvey
    listAgreements getAgreement
    listChecklists getSheet sheetSupport getEvidence`,
  "survey.answer": `proposeVisit takeBackProposal decideConsent saveHomework submitHomework addHomeworkFile removeHomeworkFile
    acknowledgeDelivery
    demandCaptureWipe takeStepAsHospital
    answerSheet`,
  "survey.work": `planVisit changeVisit settleVisit addInterview changeInterview removeInterview declineProposal
    setWalkTarget addWalkPlace changeWalkPlace orderWalk removeWalkPlace
    askHomework recordHomework judgeHomework extendHomework withdrawHomework keepHomeworkFile makeHomeworkLink revokeHomeworkLink
    saveHourWeek addHourRow addExpense removeExpense getReceipt quoteHours commentAsCompany stepAsCompany deliverReport
    prepareCapture captureBundle syncCapture sendCapturedPhoto orderCaptureWipe
    takeStepAsCompany
    handOverChecklists openSheet changeSheetRole recordSheetChecks addEvidence`,
  "survey.review": `checkReceipt settleHours reopenSettlement commentAsReviewer stepAsReviewer decideDocument recordReviewMeeting
    takeStepAsReviewer`,
  "survey.delivered": "getDelivered getDeliveredFile acknowledgeDelivered",
  "programme.found": `foundProgramme`,
  "programme.read": `getProgramme listPlans getBoard getCalendar getCalendarFeed makeCalendarFeed revokeCalendarFeed listProgrammes
    listProgrammeChecklists getProgrammeChecklist`,
  "programme.manage": `deliverOn recordReceipt getReceiptFile
    listAgreementTemplates saveAgreementTemplate saveAgreementSetting previewAgreement listAgreementDocuments issueAgreements
    downloadAgreements getProgrammeAgreement
    listProgrammeEngagements recordEngagement endEngagement addEngagementFile getProgrammeEngagementFile
    freezeProgrammeStatistics
    changeProgramme changePlan listCandidates givePart endPart listDirectory addHospitals assignCompany
    getProgrammeHospital takeStepAsSecretariat
    chooseChecklist setWordings importWordings addChecklist`,
  "programme.oversee": "programmeHours exportProgrammeHours getLevel getLevelAnswers",
  "programme.work": "companyHours exportCompanyHours",
  "programme.analyse": "acrossChecklists acrossFigures listProgrammeStatistics",
  "programme.publish": "",
  "programme.delivered": "listDelivered",
};

/** The tables of roles, read. */
export const permissionsExpected = readTable<HospitalRole, Permission>(roles);
export const organisationPermissionsExpected = readTable<OrganisationRole, OrganisationPermission>(organisationRoles);

export const engagedPermissionsExpected = readTable<ProgrammePart, Permission>(engaged);
export const programmePermissionsExpected = readTable<ProgrammePart, ProgrammePermission>(inProgramme);

function readTable<Role extends string, Granted extends string>(table: string): ReadonlyMap<Role, Granted[]> {
  const [head = "", ...lines] = table.trim().split("\n");
  const names = head.trim().split(/\s+/) as Role[];
  const rows = lines.map((line) => line.trim().split(/\s+/));
  return new Map(
    names.map((name, column) => [
      name,
      rows.filter((row) => row[column + 1] === "○").map(([permission]) => permission as Granted),
    ]),
  );
}

/** Route id → the permission, or "public", "signedIn", "administrator", "national", "nationalNamed". */
export const accessExpected: ReadonlyMap<string, string> = new Map(
  Object.entries(routes).flatMap(([access, ids]) =>
    ids
      .split(/\s+/)
      .filter((id) => id !== "")
      .map((id) => [id, access] as const),
  ),
);
