import { broughtHome } from "./19-capture/brought-home.ts";
import { inTheHospital } from "./19-capture/in-the-hospital.ts";
import { itEnds } from "./19-capture/it-ends.ts";
import { seenByOthers } from "./19-capture/seen-by-others.ts";
import { takenAlong } from "./19-capture/taken-along.ts";
import { launchedBrowser } from "./harness/browser.ts";
import { captureStage } from "./harness/capture-stage.ts";

/**
 * An investigator with a tablet in a hospital without a network: prepares, loses the network, works through a whole sheet, the walk, new
 * connections and photos, loses the browser in the middle of it, and brings everything home, where somebody else has worked meanwhile.
 */
const browser = launchedBrowser();
const at = await captureStage("かわせみ");

takenAlong(at);
inTheHospital(at);
broughtHome(at);
seenByOthers(at, browser);
itEnds(at);
