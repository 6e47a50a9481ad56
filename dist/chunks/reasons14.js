import { n as defineReasons } from "./problem.js";

// src/deployment/reasons.ts
const deploymentReasons = defineReasons({
	"deployment-release-refused": {
		ends: "input",
		cause: "What is to be deployed contradicts itself, or names files or a model that no folder may have.",
		remedy: "Let the release file be rendered again; one that was edited by hand is not deployed."
	},
	"deployment-files-differ": {
		ends: "input",
		cause: "Files of a version are not those that the release names by digest: changed, missing or added.",
		remedy: "Look who wrote there. Remove the folder that the message names and deploy again: the files are brought from the store."
	},
	"deployment-folder-refused": {
		ends: "input",
		cause: "In the folder of a local target is something that we have not put there, where our own files have to be.",
		remedy: "Look what it is and move it away, or choose another folder for the target."
	},
	"deployment-folder-unwritable": {
		ends: "unavailable",
		cause: "The folder of a local target cannot be made or written: rights, a full disk, a file system for reading only.",
		remedy: "Check owner, permissions and space of the folder, or choose another one for the target."
	},
	"deployment-in-progress": {
		ends: "unavailable",
		cause: "Another process deploys this model into this folder.",
		remedy: "Wait until it has ended and deploy again. Where the process that is named runs on a machine that is gone, remove the lock file."
	},
	"deployment-state-malformed": {
		ends: "input",
		cause: "A file of ours beside the deployed versions is not what its schema says: somebody has edited or damaged it.",
		remedy: "Remove the file that the message names and deploy again."
	},
	"deployment-state-too-new": {
		ends: "input",
		cause: "A file of ours beside the deployed versions was written by a newer version than this one.",
		remedy: "Update mlops-actions."
	},
	"deployment-port-taken": {
		ends: "unavailable",
		cause: "A process that is not ours listens on the port on which the live server has to.",
		remedy: "End that process, or give the model another port under `ports` of the target."
	},
	"deployment-server-died": {
		ends: "fail",
		cause: "The server ended before it was ready.",
		remedy: "Read its log, which the message names. A server has to stay in the foreground and to listen on $MLOPS_PORT."
	},
	"deployment-server-not-ready": {
		ends: "fail",
		cause: "The server did not answer its health path with 2xx within `start-within`.",
		remedy: "Read its log, which the message names; correct `health`, or give it more time with `start-within`."
	},
	"deployment-process-stays": {
		ends: "unavailable",
		cause: "A server could not be ended: it belongs to another user, hangs in the kernel, or something (a unit with `Restart=`) starts it again each time.",
		remedy: "End what the message names, as the user that it belongs to, with what starts it again; then deploy again."
	},
	"deployment-is-live": {
		ends: "input",
		cause: "A version was to be discarded that is live.",
		remedy: "Deploy another version first."
	},
	"deployment-command-failed": {
		ends: "fail",
		cause: "A command of the target ended with an exit code other than 0, was ended by a signal, or could not be started.",
		remedy: "Read what it printed; run it yourself with the request that the guide to targets shows."
	},
	"deployment-command-timeout": {
		ends: "fail",
		cause: "A command of the target ran longer than `timeout` of the target and was ended with all its children.",
		remedy: "Look in its output where it stood, or raise `timeout`. What it had changed by then is changed."
	},
	"deployment-answer-malformed": {
		ends: "fail",
		cause: "A command of the target has not written the answer that its action asks for into the file $MLOPS_ANSWER.",
		remedy: "Let it write one JSON document of the form that the guide to targets shows; what it prints is only its log."
	},
	"deployment-cancelled": {
		ends: "cancelled",
		cause: "The deployment was stopped from outside (Ctrl-C, a cancelled job).",
		remedy: "Start it again; it goes on from what it finds."
	}
});

export { deploymentReasons as t };