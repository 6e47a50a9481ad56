import { r as verify } from "./deploy.js";
import { r as changedStep, t as openTarget } from "./deployment.js";

export { openTarget };