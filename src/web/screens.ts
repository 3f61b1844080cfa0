import type { ComponentType } from "react";

/** A screen: its address and what shows it. Loaded when first visited, so that nobody waits for screens they do not open. */
export interface Screen {
  path: string;
  load: () => Promise<ComponentType>;
}

export const publicScreens: readonly Screen[] = [
  { path: "/sign-in", load: () => import("../identity/sign-in/ui/sign-in-page.tsx").then((m) => m.SignInPage) },
  { path: "/setup", load: () => import("../identity/instance/ui/setup-page.tsx").then((m) => m.SetupPage) },
  {
    path: "/invitation",
    load: () => import("../identity/people/ui/invitation-page.tsx").then((m) => m.InvitationPage),
  },
  { path: "/answer", load: () => import("../ledger/answering/ui/answer-page.tsx").then((m) => m.AnswerPage) },
  { path: "/homework", load: () => import("../survey/homework/ui/sheet-page.tsx").then((m) => m.SheetPage) },
  {
    path: "/capture",
    load: () => import("../survey/capture/ui/to-capture-page.tsx").then((m) => m.ToCapturePage),
  },
  { path: "/q", load: () => import("../questionnaire/respond/ui/respondent-page.tsx").then((m) => m.LinkFormPage) },
  {
    path: "/q/$slug",
    load: () => import("../questionnaire/respond/ui/respondent-page.tsx").then((m) => m.OpenRoundPage),
  },
  {
    path: "/forgot-password",
    load: () => import("../identity/sign-in/ui/forgot-password-page.tsx").then((m) => m.ForgotPasswordPage),
  },
  { path: "/erasure/$erasureId", load: () => import("../custody/ui/erasure-page.tsx").then((m) => m.ErasurePage) },
  {
    path: "/statistics",
    load: () => import("../questionnaire/publication/ui/statistics-list-page.tsx").then((m) => m.StatisticsListPage),
  },
  {
    path: "/statistics/$releaseId",
    load: () => import("../questionnaire/publication/ui/statistics-page.tsx").then((m) => m.StatisticsPage),
  },
  {
    path: "/reset-password",
    load: () => import("../identity/sign-in/ui/reset-password-page.tsx").then((m) => m.ResetPasswordPage),
  },
];

export const signedInScreens: readonly Screen[] = [
  { path: "/", load: () => import("./shell/start-page.tsx").then((m) => m.StartPage) },
  {
    path: "/administration",
    load: () => import("./administration/administration-page.tsx").then((m) => m.AdministrationPage),
  },
  {
    path: "/national",
    load: () => import("../vulnerability/national/ui/national-list-page.tsx").then((m) => m.NationalListPage),
  },
  {
    path: "/national/products/$product",
    load: () => import("../vulnerability/national/ui/national-page.tsx").then((m) => m.NationalProductPage),
  },
  {
    path: "/national/advisories/$advisoryId",
    load: () => import("../vulnerability/national/ui/national-page.tsx").then((m) => m.NationalAdvisoryPage),
  },
  { path: "/account", load: () => import("../identity/sign-in/ui/account-page.tsx").then((m) => m.AccountPage) },
];

/** Below /f/:facilityId. A navigation entry appears as soon as its screen stands here. */
export const facilityScreens: readonly Screen[] = [
  { path: "/", load: () => import("../document/ui/home-page.tsx").then((m) => m.HomePage) },
  { path: "map", load: () => import("../document/ui/map-page.tsx").then((m) => m.MapPage) },
  { path: "ledger", load: () => import("../ledger/ui/ledger-home-page.tsx").then((m) => m.LedgerHomePage) },
  { path: "ledger/$kind", load: () => import("../ledger/ui/list-page.tsx").then((m) => m.ListPage) },
  { path: "ledger/$kind/new", load: () => import("../ledger/ui/new-record-page.tsx").then((m) => m.NewRecordPage) },
  { path: "ledger/$kind/$recordId", load: () => import("./record-screen.tsx").then((m) => m.RecordScreen) },
  { path: "import", load: () => import("../ledger/importing/ui/import-home-page.tsx").then((m) => m.ImportHomePage) },
  { path: "import/$importId", load: () => import("../ledger/importing/ui/import-page.tsx").then((m) => m.ImportPage) },
  { path: "findings", load: () => import("../finding/ui/findings-page.tsx").then((m) => m.FindingsPage) },
  { path: "cases", load: () => import("../vulnerability/case/ui/cases-page.tsx").then((m) => m.CasesPage) },
  { path: "cases/$caseId", load: () => import("../vulnerability/case/ui/case-page.tsx").then((m) => m.CasePage) },
  {
    path: "advisories",
    load: () => import("../vulnerability/advisory/ui/advisories-page.tsx").then((m) => m.AdvisoriesPage),
  },
  {
    path: "advisories/$advisoryId",
    load: () => import("../vulnerability/advisory/ui/advisory-page.tsx").then((m) => m.AdvisoryPage),
  },
  { path: "documents", load: () => import("../document/ui/documents-page.tsx").then((m) => m.DocumentsPage) },
  { path: "unknowns", load: () => import("../ledger/ui/unknowns-page.tsx").then((m) => m.UnknownsPage) },
  { path: "inquiries", load: () => import("../ledger/ui/inquiries-page.tsx").then((m) => m.InquiriesPage) },
  { path: "history", load: () => import("../ledger/ui/history-page.tsx").then((m) => m.HistoryPage) },
  { path: "audit", load: () => import("./administration/facility-audit-page.tsx").then((m) => m.FacilityAuditPage) },
  {
    path: "survey/$programmeId/checklists",
    load: () => import("../survey/checklist/ui/checklists-page.tsx").then((m) => m.ChecklistsPage),
  },
  {
    path: "survey/$programmeId/sheets/$sheetId",
    load: () => import("../survey/checklist/ui/sheet-page.tsx").then((m) => m.SheetPage),
  },
  { path: "survey", load: () => import("../survey/programme/ui/surveys-page.tsx").then((m) => m.SurveysPage) },
  {
    path: "survey/$programmeId",
    load: () => import("../survey/programme/ui/survey-page.tsx").then((m) => m.SurveyPage),
  },
  { path: "people", load: () => import("../identity/people/ui/people-page.tsx").then((m) => m.PeoplePage) },
  {
    path: "survey/$programmeId/agreements",
    load: () => import("../survey/agreement/ui/survey-agreements-page.tsx").then((m) => m.SurveyAgreementsPage),
  },
  { path: "access", load: () => import("../identity/engagement/ui/access-page.tsx").then((m) => m.AccessPage) },
  { path: "custody", load: () => import("../custody/ui/custody-page.tsx").then((m) => m.CustodyPage) },
  { path: "webhooks", load: () => import("../webhook/ui/webhooks-page.tsx").then((m) => m.WebhooksPage) },
  { path: "webhooks/$endpointId", load: () => import("../webhook/ui/webhook-page.tsx").then((m) => m.WebhookPage) },
  {
    path: "survey/$programmeId/hours",
    load: () => import("../survey/hours/ui/hours-page.tsx").then((m) => m.HoursPage),
  },
  {
    path: "survey/$programmeId/review",
    load: () => import("../survey/review/ui/review-page.tsx").then((m) => m.ReviewPage),
  },
  {
    path: "survey/$programmeId/deliveries",
    load: () => import("../survey/delivery/ui/delivery-page.tsx").then((m) => m.DeliveryPage),
  },
  {
    path: "survey/$programmeId/capture",
    load: () => import("../survey/capture/ui/capture-home-page.tsx").then((m) => m.CaptureHomePage),
  },
  {
    path: "survey/$programmeId/visits",
    load: () => import("../survey/visit/ui/visits-page.tsx").then((m) => m.VisitsPage),
  },
  {
    path: "survey/$programmeId/walkthrough",
    load: () => import("../survey/visit/ui/walk-page.tsx").then((m) => m.WalkPage),
  },
  {
    path: "survey/$programmeId/homework",
    load: () => import("../survey/homework/ui/homework-list-page.tsx").then((m) => m.HomeworkListPage),
  },
  {
    path: "survey/$programmeId/homework/$homeworkId",
    load: () => import("../survey/homework/ui/homework-page.tsx").then((m) => m.HomeworkPage),
  },
];

/** Below /o/:organisationId: what an association or a survey company does for many hospitals. */
export const organisationScreens: readonly Screen[] = [
  { path: "members", load: () => import("../identity/people/ui/members-page.tsx").then((m) => m.MembersPage) },
  {
    path: "programmes/$programmeId/agreements",
    load: () => import("../survey/agreement/ui/agreements-page.tsx").then((m) => m.AgreementsPage),
  },
  {
    path: "programmes",
    load: () => import("../survey/programme/ui/programmes-page.tsx").then((m) => m.ProgrammesPage),
  },
  { path: "programmes/new", load: () => import("../survey/programme/ui/found-page.tsx").then((m) => m.FoundPage) },
  {
    path: "programmes/$programmeId",
    load: () => import("../survey/programme/ui/programme-page.tsx").then((m) => m.ProgrammePage),
  },
  {
    path: "programmes/$programmeId/hospitals/$facilityId",
    load: () => import("../survey/programme/ui/programme-hospital-page.tsx").then((m) => m.ProgrammeHospitalPage),
  },
  {
    path: "programmes/$programmeId/hospitals/$facilityId/engagements",
    load: () => import("../identity/engagement/ui/engagements-page.tsx").then((m) => m.EngagementsPage),
  },
  {
    path: "/",
    load: () => import("./organisation-home.tsx").then((m) => m.OrganisationHome),
  },
  { path: "rounds", load: () => import("../questionnaire/round/ui/rounds-page.tsx").then((m) => m.RoundsPage) },
  {
    path: "programmes/$programmeId/checklists",
    load: () => import("../survey/checklist/ui/programme-checklists-page.tsx").then((m) => m.ProgrammeChecklistsPage),
  },
  {
    path: "programmes/$programmeId/checklists/$instrument/$edition",
    load: () => import("../survey/checklist/ui/wordings-page.tsx").then((m) => m.WordingsPage),
  },
  {
    path: "rounds/new",
    load: () => import("../questionnaire/round/ui/new-round-page.tsx").then((m) => m.NewRoundPage),
  },
  {
    path: "rounds/$roundId",
    load: () => import("../questionnaire/round/ui/round-page.tsx").then((m) => m.RoundPage),
  },
  {
    path: "rounds/$roundId/respondents",
    load: () => import("../questionnaire/round/ui/respondents-page.tsx").then((m) => m.RespondentsPage),
  },
  {
    path: "rounds/$roundId/paper",
    load: () => import("../questionnaire/paper/ui/entry-page.tsx").then((m) => m.EntryPage),
  },
  {
    path: "instruments",
    load: () => import("../questionnaire/design/ui/instruments-page.tsx").then((m) => m.InstrumentsPage),
  },
  {
    path: "instruments/$instrumentId/$edition",
    load: () => import("../questionnaire/design/ui/designer-page.tsx").then((m) => m.DesignerPage),
  },
  {
    path: "rounds/$roundId/tables",
    load: () => import("../questionnaire/tabulation/ui/tables-page.tsx").then((m) => m.TablesPage),
  },
  {
    path: "rounds/$roundId/tables/build",
    load: () => import("../questionnaire/tabulation/ui/build-page.tsx").then((m) => m.BuildPage),
  },
  {
    path: "programmes/$programmeId/hours",
    load: () => import("../survey/hours/ui/programme-hours-page.tsx").then((m) => m.ProgrammeHoursPage),
  },
  {
    path: "programmes/$programmeId/level",
    load: () => import("../survey/level/ui/level-page.tsx").then((m) => m.LevelPage),
  },
  {
    path: "programmes/$programmeId/delivered",
    load: () => import("../survey/delivery/ui/delivered-page.tsx").then((m) => m.DeliveredPage),
  },
  {
    path: "programmes/$programmeId/across",
    load: () => import("../survey/across/ui/across-page.tsx").then((m) => m.AcrossPage),
  },
  {
    path: "rounds/$roundId/releases",
    load: () => import("../questionnaire/publication/ui/releases-page.tsx").then((m) => m.ReleasesPage),
  },
  {
    path: "rounds/$roundId/releases/new",
    load: () => import("../questionnaire/publication/ui/prepare-page.tsx").then((m) => m.PreparePage),
  },
];
