import { deliveryAndEnd } from "./18-programme/delivery-and-end.ts";
import { founding } from "./18-programme/founding.ts";
import { homeworkAndReview } from "./18-programme/homework-and-review.ts";
import { onTheSpot } from "./18-programme/on-the-spot.ts";
import { programmePlay } from "./harness/programme-play.ts";

/**
 * A whole programme, played by its roles from recruiting to settlement: the secretariat, the supervising company, two survey companies,
 * three hospitals, a vendor and the ministry's reader. What is seen is seen in the browser; of three hospitals that do the same, one does
 * it by hand and the others over the same routes.
 */
const play = await programmePlay();

founding(play);
onTheSpot(play);
homeworkAndReview(play);
deliveryAndEnd(play);
