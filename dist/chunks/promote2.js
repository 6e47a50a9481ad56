import { t as promote } from "./promote.js";

export { promote };