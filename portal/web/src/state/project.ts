import { projects } from '../api';
import { useResource } from './resource';

/** What a project is called; its slug until that is known. */
export function useProjectName(org: string, slug: string): string {
  const found = useResource(`project:${org}/${slug}`, (signal) => projects.get(org, slug, signal));
  return found.data?.data.name ?? slug;
}
