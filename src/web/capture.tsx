import "./app.css";
import { createRoot } from "react-dom/client";
import { CaptureApp } from "../survey/capture/ui/capture-app.tsx";
import { registerWorker } from "../survey/capture/ui/register-worker.ts";
import { currentLanguage } from "./language.ts";

document.documentElement.lang = currentLanguage();
// What takes the focus is never scrolled under the bars at the upper and lower edge.
document.documentElement.classList.add("scroll-pt-24", "scroll-pb-20");
registerWorker();

const place = document.getElementById("root");
if (!place) throw new Error("capture.html has no #root");
createRoot(place).render(<CaptureApp />);
