import type { SameText, Texts } from '../../language/text';

const en = { differs: 'differs', figure: 'Figure' };
const ko: SameText<typeof en> = { differs: '다름', figure: '항목' };
export const texts: Texts<typeof en> = { en, ko };
