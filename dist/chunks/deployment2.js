import { t as openTarget } from "./deployment.js";
import { a as verify } from "./deploy.js";

export { openTarget };