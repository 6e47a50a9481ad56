import { t as validate } from "./validate2.js";

export { validate };