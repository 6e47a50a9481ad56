import { n as reasonTables, r as remedyOf, t as allReasons } from "./reasons-j6Xa_cpZ.js";

export { remedyOf };