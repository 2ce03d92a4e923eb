/** Names the event a learner has picked, for the words that say why it is not the one: `kindOf.en(picked)`. */
import type { TraceEvent } from '../../../shared/trace/event';
import { en } from '../trace/text/en';
import { ko } from '../trace/text/ko';

/** A whole sentence with a space behind it; nothing if nothing is picked. */
export const kindOf = {
  en: (picked: TraceEvent | undefined): string =>
    picked ? `That is a “${en.kinds[picked.kind]}” of ${picked.actor}. ` : '',
  ko: (picked: TraceEvent | undefined): string =>
    picked ? `고른 것은 ${picked.actor}의 ‘${ko.kinds[picked.kind]}’ 이벤트예요. ` : '',
};
