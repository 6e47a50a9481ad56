import { n as resultSchema, r as toResult, t as problemSchema } from "./result2.js";

export { toResult };