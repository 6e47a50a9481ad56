import { n as bucketPlace, r as keyOf, t as addressOf } from "./place2.js";

export { addressOf, bucketPlace, keyOf };