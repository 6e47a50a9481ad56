import { t as readContext } from "./context.js";

export { readContext };