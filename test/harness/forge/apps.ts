import { notFound, type Operation } from './answers.ts';
import type { JsonObject } from './json.ts';
import type { OperationName } from './operations.ts';
import type { World } from './world.ts';

/** Apps of the server, which everybody may look at. */
export const appOperations = {
  'GET /apps/{app_slug}': ({ values, world, sample }) => {
    const slug = values['app_slug'] ?? '';
    const id = appId(world, slug);
    return id === undefined ? notFound : { status: 200, body: { ...app(slug, id), owner: sample('simple-user') } };
  },
} satisfies Partial<Record<OperationName, Operation>>;

/** All other Apps of the tests have the same number. */
export function appId({ repository: { settings } }: World, slug: string): number | undefined {
  return slug === 'github-actions' ? settings.actionsApp : 1;
}

/** An App as GitHub shows it, without its owner. */
export function app(slug: string, id: number): JsonObject {
  const texts = { node_id: `node ${slug}`, slug, name: slug, description: '' };
  const pages = { external_url: 'https://github.test/app', html_url: `https://github.test/apps/${slug}` };
  const times = { created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' };
  return { id, ...texts, ...pages, ...times, permissions: {}, events: [] };
}
