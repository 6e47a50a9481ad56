import { t as openTarget } from "./deployment.js";
import { o as verify } from "./deploy.js";

export { openTarget };