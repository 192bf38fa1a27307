import type { TrajectorySummary } from '../core/trajectory';
import { unpack, type Packed } from './idb-schema';

/** What one tab tells the others once it is committed. */
interface News {
  readonly experimentId: string;
  readonly summaries: readonly Packed<TrajectorySummary>[];
}

/** Results between the tabs of one browser; a tab does not hear itself. */
export interface NewsChannel {
  tell(news: News): void;
  watch(experimentId: string, onSummary: (summary: TrajectorySummary) => void): () => void;
}

export function openNews(name: string): NewsChannel {
  const channel = new BroadcastChannel(`turnwise results ${name}`);
  return {
    tell: (news) => channel.postMessage(news),
    watch(experimentId, onSummary) {
      const listen = ({ data }: MessageEvent<News>): void => {
        if (data.experimentId === experimentId)
          for (const summary of data.summaries) onSummary(unpack(summary));
      };
      channel.addEventListener('message', listen);
      return () => channel.removeEventListener('message', listen);
    },
  };
}
