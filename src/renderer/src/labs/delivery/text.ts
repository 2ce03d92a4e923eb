import type { SameText, Texts } from '../../language/text';
import { en } from './text-en';
import { ko } from './text-ko';

export const texts: Texts<typeof en> = { en, ko };
/** What is handed out: jobs of workers, copies of a message, items of a list, entries of a stream. */
export type Handed = keyof (typeof en)['summary'];
export type DeliveryWords = SameText<typeof en>;
