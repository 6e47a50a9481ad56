import { r as verify } from "./deploy.js";
import { t as openTarget } from "./deployment.js";

export { openTarget };