/** Classes of asset kinds that rules speak of. Ids are those of the ledger's `assetKind` vocabulary. */

/** 放射線機器: what a radiology maintenance line would serve. Ultrasound and endoscopes are bought and serviced elsewhere. */
export const radiologyKinds: readonly string[] = [
  "ct",
  "mri",
  "angio",
  "fluoroscopy",
  "cr_dr",
  "mammography",
  "pet",
  "spect",
  "linac",
];

/** Networked devices at the patient or the bench that usually outlive the system they talk to (医療IoT機器). */
export const medicalIotKinds: readonly string[] = [
  "us",
  "endoscope",
  "ecg",
  "lab_analyzer",
  "blood_gas",
  "central_monitor",
  "bedside_monitor",
  "infusion_pump",
  "ventilator",
  "dialysis_console",
  "dispenser",
  "smart_bed",
  "other_device",
];

/** Where a remote way in ends and versions matter most. */
export const gateKinds: readonly string[] = ["vpn", "firewall"];
