import { t as openPlace } from "./open-place2.js";

export { openPlace };