/** Nothing for axe to find in any lab, in English and in every theme. */
import { accessibleLabs } from './accessible-labs';

accessibleLabs('en');
