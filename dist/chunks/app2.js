import { n as runCommand, t as portsOf } from "./app.js";

export { runCommand };