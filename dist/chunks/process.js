import { t as runProcess } from "./process2.js";

export { runProcess };