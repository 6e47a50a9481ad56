import { t as openTarget } from "./deployment.js";
import { r as verify } from "./deploy.js";

export { openTarget };