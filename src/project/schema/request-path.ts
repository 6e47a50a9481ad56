import { z } from 'zod';

const pathText = 'a path such as /health';

/** Below an endpoint: neither another host (`//…`, `/\…`) nor a fragment, and nothing that would have to be escaped. */
export const requestPath = z.string({ error: pathText }).regex(/^\/(?!\/)[!-"$-[\]-~]*$/, { error: pathText });
