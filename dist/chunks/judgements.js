import { t as judgementsOf } from "./judgements2.js";

export { judgementsOf };