import { n as reasonTables, r as remedyOf, t as allReasons } from "./reasons5.js";

export { remedyOf };