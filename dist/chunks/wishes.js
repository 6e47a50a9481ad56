import { n as wishOf, t as versionNamed } from "./wishes2.js";

export { versionNamed, wishOf };