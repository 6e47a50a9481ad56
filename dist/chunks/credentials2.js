import { t as bucketIdentity } from "./credentials.js";

export { bucketIdentity };