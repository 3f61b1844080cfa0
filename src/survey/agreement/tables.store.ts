import type { AgreementKind } from "./agreement-kind.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    agreement_template: {
      programme_id: string;
      kind: AgreementKind;
      edition: number;
      text: string;
      why: string;
      made_by: string;
      made_at: Date;
    };
    agreement_setting: { programme_id: string; edition: number; setting: unknown; made_by: string; made_at: Date };
    agreement_document: {
      facility_id: string;
      programme_id: string;
      id: string;
      kind: AgreementKind;
      template_edition: number;
      organisation_id: string | null;
      /** YYYY-MM-DD */
      issued_on: string;
      pdf_file_id: string;
      pdf_sha256: string;
      docx_file_id: string;
      docx_sha256: string;
      issued_by: string;
      issued_at: Date;
      shared_with: string | null;
    };
  }
}
