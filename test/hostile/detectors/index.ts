export { artifactEscapes } from './artifacts.ts';
export { fileEscapes, stateOf } from './files.ts';
export { gitEscapes } from './git.ts';
export { isInside, logEscapes } from './log.ts';
export { markdownEscapes } from './markdown.ts';
export { pageEscapes } from './page.ts';
export { runnerFileEscapes } from './runner-files.ts';
export { placeCommand, shellEscapes } from './shell.ts';
export { plainTextEscapes, secretEscapes } from './text.ts';
