const part = /(?:"(?<quoted>(?:[^"\0]|"")+)"|(?<plain>[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*))(?<end>\.|$)/y;

/**
 * The parts of a name between dots, as SQL reads them: `Public.Outcomes` is in lower case, `"Public"` is as it stands and may
 * hold dots, and `""` in it is one quote. Undefined for what is no such name.
 */
export function nameParts(text: string): readonly string[] | undefined {
  const parts: string[] = [];
  let isOpen = true; // a part has to follow
  for (let at = 0; at < text.length; at = part.lastIndex) {
    part.lastIndex = at;
    const { quoted, plain, end } = part.exec(text)?.groups ?? {};
    if (quoted === undefined && plain === undefined) return undefined;
    parts.push(quoted?.replaceAll('""', '"') ?? lowerAscii(plain ?? ''));
    isOpen = end === '.';
  }
  return isOpen ? undefined : parts;
}

/** Other letters stay as they are: in UTF-8 PostgreSQL folds ASCII alone. */
function lowerAscii(text: string): string {
  return text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
