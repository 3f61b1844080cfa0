import { queryOptions } from "@tanstack/react-query";
import { inOrganisation } from "../../../web/addresses.ts";
import { call } from "../../../web/call.ts";
import * as hospital from "../hospital-contracts.ts";
import * as contracts from "../route-contracts.ts";

/** Address of a programme below the organisation through which it is seen, or of one of its pages. */
export const programmePath = (organisationId: string, programmeId: string, page = ""): string =>
  inOrganisation(organisationId, `programmes/${programmeId}${page && `/${page}`}`);

export const programmesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["programmes", "of", organisationId],
    queryFn: ({ signal }) => call(contracts.listProgrammes, { params: { organisationId }, signal }),
  });

export const programmeQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId],
    queryFn: ({ signal }) => call(contracts.getProgramme, { params: { programmeId }, signal }),
  });

export const boardQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "board"],
    queryFn: ({ signal }) => call(contracts.getBoard, { params: { programmeId }, signal }),
  });

export const calendarQuery = (programmeId: string, days: { from: string; to: string }) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "calendar", days],
    queryFn: ({ signal }) => call(contracts.getCalendar, { params: { programmeId }, query: days, signal }),
  });

export const feedQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "feed"],
    queryFn: ({ signal }) => call(contracts.getCalendarFeed, { params: { programmeId }, signal }),
  });

export const plansQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "plans"],
    queryFn: ({ signal }) => call(contracts.listPlans, { params: { programmeId }, signal }),
  });

export const candidatesQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "candidates"],
    queryFn: ({ signal }) => call(contracts.listCandidates, { params: { programmeId }, signal }),
  });

export const directoryQuery = (programmeId: string) =>
  queryOptions({
    queryKey: ["programmes", programmeId, "directory"],
    queryFn: ({ signal }) => call(contracts.listDirectory, { params: { programmeId }, signal }),
  });

export const programmeHospitalQuery = (key: { programmeId: string; facilityId: string }) =>
  queryOptions({
    queryKey: ["programmes", key.programmeId, "hospital", key.facilityId],
    queryFn: ({ signal }) => call(contracts.getProgrammeHospital, { params: key, signal }),
  });

export const surveysQuery = (facilityId: string) =>
  queryOptions({
    queryKey: ["survey", facilityId],
    queryFn: ({ signal }) => call(hospital.listSurveys, { params: { facilityId }, signal }),
  });

export const surveyQuery = (key: { programmeId: string; facilityId: string }) =>
  queryOptions({
    queryKey: ["survey", key.facilityId, key.programmeId],
    queryFn: ({ signal }) => call(hospital.getSurvey, { params: key, signal }),
  });
