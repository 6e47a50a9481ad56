import { t as runProcess } from "./process-BJk1fkaC.js";

export { runProcess };