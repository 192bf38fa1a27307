import type { Resource } from 'solid-js';

/** A resource's value where there is one; neither suspends the page nor throws, as reading the resource itself would. */
export function settled<T>(resource: Resource<T>): T | undefined {
  return resource.state === 'ready' || resource.state === 'refreshing' ? resource.latest : undefined;
}
