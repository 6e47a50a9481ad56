import { t as validate } from "./validate.js";

export { validate };